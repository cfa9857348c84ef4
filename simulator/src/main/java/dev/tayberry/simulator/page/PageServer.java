package dev.tayberry.simulator.page;

import dev.tayberry.simulator.network.TcpServer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets browsers of this machine see a page. */
public final class PageServer implements AutoCloseable {
  private static final int LARGEST_REQUEST = 8192;
  private static final int LARGEST_COMMAND = 64 * 1024;

  /** A browser that takes less than is sent to it is left out until it has caught up. */
  private static final WriteBufferWaterMark SLOW = new WriteBufferWaterMark(128 * 1024, 512 * 1024);

  private final Page page;
  private final Executor loop;
  private final TcpServer server;
  private final AtomicBoolean asked = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> looks;

  private PageServer(Page page, Executor loop, int port) {
    this.page = page;
    this.loop = loop;
    server = TcpServer.listen(new TcpServer.Place("page", TcpServer.LOOPBACK, port), this::welcome);
    page.onLookers(this::pace);
  }

  /**
   * Listens until it is closed, on this machine only.
   *
   * @param loop runs tasks on the thread the page lives on
   * @param port 0 takes a free one
   * @throws dev.tayberry.hal.HalException with {@code EADDRINUSE} if the port is taken
   */
  public static PageServer listen(Page page, Executor loop, int port) {
    return new PageServer(page, loop, port);
  }

  public int port() {
    return server.port();
  }

  /** Where the user finds it, with what lets a browser change things. */
  public String url() {
    return "http://" + TcpServer.LOOPBACK + ":" + port() + "/#" + page.token();
  }

  private void welcome(SocketChannel channel) {
    var config =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath(PageFiles.LIVE)
            .maxFramePayloadLength(LARGEST_COMMAND)
            .build();
    channel.config().setWriteBufferWaterMark(SLOW);
    channel
        .pipeline()
        .addLast(
            new HttpServerCodec(),
            new HttpObjectAggregator(LARGEST_REQUEST),
            new Gate(),
            new PageFiles(),
            new WebSocketServerProtocolHandler(config),
            new Browser(page, loop, channel));
  }

  /** Looks at the world while somebody wants to see it; on the loop's thread. */
  private void pace(boolean someone) {
    if (looks != null) {
      looks.cancel(false);
      looks = null;
    }
    if (someone) {
      // In real time, which the world's clock does not know.
      looks =
          server
              .thread()
              .scheduleAtFixedRate(
                  this::ask, 0, 1_000_000_000L / Page.LOOKS_PER_SECOND, TimeUnit.NANOSECONDS);
    }
  }

  /** At most one look waits for a loop that is busy. */
  private void ask() {
    if (asked.compareAndSet(false, true)) {
      loop.execute(
          () -> {
            asked.set(false);
            page.look();
          });
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

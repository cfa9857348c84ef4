package dev.tayberry.simulator.network;

import dev.tayberry.hal.HalException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Listens on a port, with one thread for all its connections. */
public final class TcpServer implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";

  static {
    // Netty would look for a hardware address, for ids that only this process sees, and complain
    // loudly on a laptop that has no network.
    System.setProperty("io.netty.machineId", "00:00:00:00:00:01");
  }

  /**
   * Where to listen.
   *
   * @param room who listens: the first word of a refusal
   * @param host {@link #LOOPBACK}, unless others shall reach it
   * @param port 0 takes a free one
   */
  public record Place(String room, String host, int port) {}

  private final EventLoopGroup threads;
  private final ChannelGroup channels;
  private final Channel listener;

  private TcpServer(EventLoopGroup threads, ChannelGroup channels, Channel listener) {
    this.threads = threads;
    this.channels = channels;
    this.listener = listener;
  }

  /**
   * Listens until it is closed.
   *
   * @param newcomer gives a connection its handlers
   * @throws HalException with {@code EADDRINUSE} if the port is taken
   */
  public static TcpServer listen(Place place, Consumer<SocketChannel> newcomer) {
    var threads =
        new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory("tayberry-" + place.room(), true),
            NioIoHandler.newFactory());
    // Unpooled: a pool's arenas cost more memory than a simulator's traffic is worth.
    var allocator = new UnpooledByteBufAllocator(false);
    var channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    var bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channels.add(channel);
                    newcomer.accept(channel);
                  }
                });
    var address = new InetSocketAddress(place.host(), place.port());
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (bound.cause() != null) {
      stop(threads);
      throw refusal(place.room(), address, bound.cause());
    }
    return new TcpServer(threads, channels, bound.channel());
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Its thread, which must not be kept waiting. */
  public ScheduledExecutorService thread() {
    return threads;
  }

  /** Closes the port and every connection; blocks until they are. Not on its own thread. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    channels.close().awaitUninterruptibly();
    stop(threads);
  }

  private static void stop(EventLoopGroup threads) {
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static HalException refusal(String room, InetSocketAddress address, Throwable cause) {
    String where = address.getHostString() + ":" + address.getPort();
    if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
      return new HalException(
          "EADDRINUSE",
          room
              + ": port "
              + address.getPort()
              + " is taken on "
              + address.getHostString()
              + PortHolder.of(address.getPort()).map(holder -> " by " + holder).orElse("")
              + "; stop it, or choose another port (0 takes a free one)",
          cause);
    }
    if (address.isUnresolved()) {
      return new HalException(
          "ENOTFOUND", room + ": there is no host " + address.getHostString(), cause);
    }
    return new HalException(
        "EADDRNOTAVAIL", room + ": cannot listen on " + where + ": " + cause.getMessage(), cause);
  }
}

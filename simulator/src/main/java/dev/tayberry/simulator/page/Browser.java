package dev.tayberry.simulator.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** One open page. Netty's thread hears it, the loop's answers. */
final class Browser extends SimpleChannelInboundHandler<WebSocketFrame> {
  /** So many commands may wait for a loop that is busy before the browser has to wait, too. */
  private static final int MOST_WAITING = 64;

  /** A control that it holds down. */
  record Held(String part, String control) {}

  private final Page page;
  private final Executor loop;
  private final Channel channel;
  private final AtomicInteger waiting = new AtomicInteger();

  // The rest is the loop's.
  boolean mayChange;
  boolean looks;

  /** Whether it knows nothing yet of what was before it came. */
  boolean isNew = true;

  /** Whether it has to be shown all that is, not only what has changed. */
  boolean isBehind = true;

  /** The number of the last event it was told of. */
  long toldUpTo;

  final Set<Held> held = new LinkedHashSet<>();

  Browser(Page page, Executor loop, Channel channel) {
    this.page = page;
    this.loop = loop;
    this.channel = channel;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof HandshakeComplete) {
      context.channel().closeFuture().addListener(closed -> loop.execute(() -> page.left(this)));
    }
    super.userEventTriggered(context, event);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    JsonObject command = frame instanceof TextWebSocketFrame text ? parsed(text.text()) : null;
    if (command == null) {
      context.close();
      return;
    }
    waiting.incrementAndGet();
    pace();
    loop.execute(
        () -> {
          waiting.decrementAndGet();
          page.said(this, command);
          pace();
        });
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    pace();
  }

  /** Whoever sends more than is done, or does not read its answers, is not read from. */
  private void pace() {
    channel.config().setAutoRead(waiting.get() <= MOST_WAITING && channel.isWritable());
  }

  @SuppressWarnings("NullAway") // null is the answer
  private static JsonObject parsed(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      return element.isJsonObject() ? element.getAsJsonObject() : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** Whether it takes more; any thread. */
  boolean isReady() {
    return channel.isWritable();
  }

  void send(String text) {
    channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // It is gone, or speaks no WebSocket; either way there is nobody to tell.
    context.close();
  }
}

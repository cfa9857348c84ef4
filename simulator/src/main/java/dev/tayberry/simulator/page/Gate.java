package dev.tayberry.simulator.page;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who asked for this machine by one of its own names, from a page of ours or from none: a
 * page of the web cannot reach the simulation, not even under a name that it leads here (DNS
 * rebinding).
 */
final class Gate extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (isWelcome(request.headers())) {
      context.fireChannelRead(request.retain());
    } else {
      var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN);
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static boolean isWelcome(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST);
    if (host == null || !HERE.contains(withoutPort(host.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    @Nullable String origin = headers.get(HttpHeaderNames.ORIGIN);
    // An editor's port forwarding may speak TLS with the browser.
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }
}

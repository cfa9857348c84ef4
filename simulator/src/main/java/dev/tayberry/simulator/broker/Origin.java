package dev.tayberry.simulator.broker;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps pages of the web, open in a browser on this machine, from driving the simulation. */
final class Origin extends SimpleChannelInboundHandler<FullHttpRequest> {
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
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    // Only browsers send one.
    if (origin == null) {
      return true;
    }
    String from = host(origin);
    return from != null
        && (HERE.contains(from) || from.equals(host("//" + headers.get(HttpHeaderNames.HOST))));
  }

  private static @Nullable String host(String address) {
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

package dev.tayberry.simulator.network;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;

/** Hands on the requests that are welcome by their headers, and refuses the others with 403. */
public abstract class Doorkeeper extends SimpleChannelInboundHandler<FullHttpRequest> {
  /** This machine's own names. */
  protected static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  protected abstract boolean isWelcome(HttpHeaders headers);

  @Override
  protected final void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (isWelcome(request.headers())) {
      context.fireChannelRead(request.retain());
    } else {
      var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN);
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }
}

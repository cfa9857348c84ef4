package dev.tayberry.simulator.page;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives browsers the page's files; what is for the WebSocket goes on. */
final class PageFiles extends SimpleChannelInboundHandler<FullHttpRequest> {
  static final String LIVE = "/live";

  private static final Pattern NAME = Pattern.compile("/[a-z][a-z0-9-]*\\.(html|js|css|svg)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Nothing from elsewhere, and in nobody's frame. Styles in the pictures of parts are theirs. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String path = request.uri().replaceFirst("[?#].*$", "");
    if (path.equals(LIVE)) {
      context.fireChannelRead(request.retain());
      return;
    }
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    byte[] file = reads ? file(path.equals("/") ? "/index.html" : path) : null;
    answer(context, request, file);
  }

  private static void answer(
      ChannelHandlerContext context, FullHttpRequest request, byte @Nullable [] file) {
    byte[] body =
        file == null ? "There is no such thing here.\n".getBytes(StandardCharsets.UTF_8) : file;
    boolean isHead = request.method().equals(HttpMethod.HEAD);
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            file == null ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.OK,
            isHead ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONTENT_TYPE, file == null ? "text/plain" : type(request.uri()))
        // Another simulator may be here the next time.
        .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
        .set("Referrer-Policy", "no-referrer")
        .set("X-Content-Type-Options", "nosniff")
        .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
    boolean stays = HttpUtil.isKeepAlive(request);
    HttpUtil.setKeepAlive(answer, stays);
    var written = context.writeAndFlush(answer);
    if (!stays) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static String type(String uri) {
    var name = NAME.matcher(uri.replaceFirst("[?#].*$", ""));
    return TYPES.getOrDefault(name.matches() ? name.group(1) : "html", "text/plain");
  }

  private static byte @Nullable [] file(String path) {
    if (!NAME.matcher(path).matches()) {
      return null;
    }
    try (InputStream in = PageFiles.class.getResourceAsStream(path.substring(1))) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tayberry.simulator.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.List;

/** MQTT in WebSocket frames: a stream of bytes, however it is cut. */
final class WebSocket extends MessageToMessageCodec<WebSocketFrame, ByteBuf> {
  private static final int LARGEST_REQUEST = 8192;
  private static final int LARGEST_FRAME = 1024 * 1024;

  static void addTo(ChannelPipeline pipeline) {
    var config =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/")
            .checkStartsWith(true)
            .subprotocols("mqtt,mqttv3.1")
            .maxFramePayloadLength(LARGEST_FRAME)
            .build();
    pipeline.addLast(
        new HttpServerCodec(),
        new HttpObjectAggregator(LARGEST_REQUEST),
        new Origin(),
        new WebSocketServerProtocolHandler(config),
        new WebSocket());
  }

  @Override
  protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
    if (frame instanceof TextWebSocketFrame) {
      throw new CorruptedFrameException("MQTT comes in binary frames");
    }
    out.add(frame.content().retain());
  }

  @Override
  protected void encode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
    out.add(new BinaryWebSocketFrame(bytes.retain()));
  }
}

package dev.tayberry.simulator.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** MQTT and WebSocket share a port: the latter begins as HTTP, with {@code GET}. */
final class FirstByte extends ByteToMessageDecoder {
  private final Client client;

  FirstByte(Client client) {
    this.client = client;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    boolean isHttp = in.getByte(in.readerIndex()) == 'G';
    var pipeline = context.pipeline();
    if (isHttp) {
      WebSocket.addTo(pipeline);
    }
    client.addTo(pipeline);
    pipeline.remove(this);
  }
}

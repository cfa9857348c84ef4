package dev.tayberry.simulator.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** MQTT and WebSocket share a port: the latter begins as HTTP. Nothing else is let in. */
final class FirstByte extends ByteToMessageDecoder {
  private static final byte CONNECT = 0x10;
  private static final byte GET = 'G';

  private final Client client;

  FirstByte(Client client) {
    this.client = client;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    byte first = in.getByte(in.readerIndex());
    if (first != CONNECT && first != GET) {
      in.skipBytes(in.readableBytes());
      context.close();
      return;
    }
    var pipeline = context.pipeline();
    if (first == GET) {
      WebSocket.addTo(pipeline);
    }
    client.addTo(pipeline);
    pipeline.remove(this);
  }
}

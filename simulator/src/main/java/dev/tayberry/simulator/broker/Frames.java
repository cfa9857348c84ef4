package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts the stream into packets by their length. Netty's decoder could do so itself, but it waits
 * for the next packet's bytes when a packet says less than its own length promises.
 */
final class Frames extends ByteToMessageDecoder {
  private static final int INCOMPLETE = -1;
  private static final int ENDLESS = -2;
  private static final int LENGTH_BYTES = 4;

  private final Client client;
  private final int largest;

  Frames(Client client, int largest) {
    this.client = client;
    this.largest = largest;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int size = size(in);
    if (size == ENDLESS || size > largest) {
      in.skipBytes(in.readableBytes());
      client.spoil(size == ENDLESS ? Reason.MALFORMED_PACKET : Reason.PACKET_TOO_LARGE);
    } else if (size != INCOMPLETE && in.readableBytes() >= size) {
      client.expect();
      context.fireChannelRead(in.readRetainedSlice(size));
      client.expected();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    // Not the inherited one: unaware of what decode passes on by itself it would ask for more,
    // even from a client that is not to be read from.
    discardSomeReadBytes();
    context.fireChannelReadComplete();
  }

  /** Of the whole packet: its type, its length and what follows. */
  private static int size(ByteBuf in) {
    int rest = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      if (in.readableBytes() < 2 + i) {
        return INCOMPLETE;
      }
      int digit = in.getByte(in.readerIndex() + 1 + i);
      rest |= (digit & 0x7F) << (7 * i);
      if (digit >= 0) {
        return 2 + i + rest;
      }
    }
    return ENDLESS;
  }
}

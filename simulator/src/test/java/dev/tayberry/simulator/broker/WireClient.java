package dev.tayberry.simulator.broker;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that sends what it is told to, packet by packet, and shows each packet it gets. */
final class WireClient {
  private static final long PATIENCE_SECONDS = 10;
  private static final String END = "closed";

  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final Channel channel;
  private boolean acknowledges = true;

  WireClient(EventLoopGroup threads, int port) {
    channel =
        new Bootstrap()
            .group(threads)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel made) {
                    made.pipeline()
                        .addLast(new MqttDecoder(1 << 24), MqttEncoder.INSTANCE, new Receiver());
                  }
                })
            .connect("127.0.0.1", port)
            .syncUninterruptibly()
            .channel();
  }

  private final class Receiver extends SimpleChannelInboundHandler<MqttMessage> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
      if (message instanceof MqttPublishMessage publish) {
        publish.retain();
      }
      received.add(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      received.add(END);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  /** Leaves messages without acknowledgement, as a client that hangs. */
  WireClient silent() {
    acknowledges = false;
    return this;
  }

  WireClient send(MqttMessage message) {
    // Whether the broker is still there shows when it is asked.
    channel.writeAndFlush(message).awaitUninterruptibly();
    return this;
  }

  WireClient sendBytes(byte[] bytes) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).awaitUninterruptibly();
    return this;
  }

  WireClient sendBytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return sendBytes(all);
  }

  /** Sends without waiting for the broker to take it. */
  ChannelFuture push(MqttMessage message) {
    return channel.writeAndFlush(message);
  }

  /** Whether it takes what comes, or lets it pile up on the broker's side. */
  void reading(boolean reads) {
    channel.config().setAutoRead(reads);
  }

  /** The next packet, in words; {@code closed} when the broker hung up. */
  String next() {
    Object message = take();
    if (message instanceof MqttMessage packet) {
      if (acknowledges) {
        acknowledge(packet);
      }
      return Words.of(packet);
    }
    return END;
  }

  /** Everything that the broker had to say until now: it answers a ping after that. */
  List<String> all() {
    if (channel.isActive()) {
      channel.writeAndFlush(MqttMessage.PINGREQ).awaitUninterruptibly();
    }
    var lines = new ArrayList<String>();
    while (true) {
      String line = next();
      if (line.equals("PINGRESP")) {
        return lines;
      }
      lines.add(line);
      if (line.equals(END)) {
        return lines;
      }
    }
  }

  /** What is delivered, where the order is not laid down. */
  List<String> allSorted() {
    return all().stream().sorted().toList();
  }

  /** Leaves, and waits until the broker knows. */
  void leave() {
    send(Say.goodbye(0)).all();
  }

  /** Breaks the connection; the broker notices some time soon. */
  void cut() {
    channel.close().syncUninterruptibly();
  }

  private Object take() {
    try {
      Object message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came");
      }
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void acknowledge(MqttMessage packet) {
    var type = packet.fixedHeader().messageType();
    if (packet instanceof MqttPublishMessage publish
        && publish.fixedHeader().qosLevel().value() > 0) {
      boolean once = publish.fixedHeader().qosLevel() == MqttQoS.EXACTLY_ONCE;
      reply(
          once ? MqttMessageType.PUBREC : MqttMessageType.PUBACK,
          publish.variableHeader().packetId());
    } else if (type == MqttMessageType.PUBREC || type == MqttMessageType.PUBREL) {
      int id = ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
      reply(type == MqttMessageType.PUBREC ? MqttMessageType.PUBREL : MqttMessageType.PUBCOMP, id);
    }
  }

  WireClient reply(MqttMessageType type, int id) {
    var flags = type == MqttMessageType.PUBREL ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
    return send(
        new MqttMessage(
            new MqttFixedHeader(type, false, flags, false, 0),
            MqttMessageIdVariableHeader.from(id)));
  }
}

package dev.tayberry.simulator.broker;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Connection;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.PacketSink;
import dev.tayberry.hal.mqtt.broker.Reason;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's channel, on two threads: Netty's reads and writes, the loop's knows the broker. */
final class Client extends SimpleChannelInboundHandler<MqttMessage> implements PacketSink {
  private static final int LONGEST_CLIENT_ID = 65_535;

  /** How long a client that reads nothing may put off its own end. */
  private static final long PATIENCE_SECONDS = 2;

  private final Executor loop;
  private final Channel channel;
  private final int largestPacket;
  private final Watermark reading = new Watermark();
  private final Watermark writing = new Watermark();

  /** The loop's; made by the first task that this client posts. */
  private @Nullable Connection connection;

  /** Known from the CONNECT, before anything is answered. */
  private volatile boolean version5;

  /** Netty's: a whole packet is with the decoder. */
  private boolean decoding;

  /** Netty's: nothing is read after something that was no packet. */
  private boolean spoiled;

  Client(Broker broker, Executor loop, Channel channel) {
    this.loop = loop;
    this.channel = channel;
    this.largestPacket = broker.limits().maximumPacketSize();
    Clock clock = new NetworkClock(channel.eventLoop(), loop);
    loop.execute(() -> connection = broker.accept(this, clock));
  }

  void addTo(ChannelPipeline pipeline) {
    pipeline.addLast(
        new Frames(this, largestPacket),
        new MqttDecoder(largestPacket, LONGEST_CLIENT_ID),
        MqttEncoder.INSTANCE,
        this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
    decoding = false;
    if (spoiled) {
      return;
    }
    if (message.decoderResult().cause() instanceof MqttUnacceptableProtocolVersionException) {
      // Its packets have a shape we do not know; this answer is understood since 3.1.
      spoiled = true;
      channel
          .writeAndFlush(PacketWriter.unsupportedVersion())
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    Packet packet;
    try {
      packet = PacketReader.read(message);
    } catch (MalformedPacketException e) {
      spoil(e.reason());
      return;
    }
    if (packet instanceof Packet.Connect connect) {
      version5 = connect.version() == 5;
    }
    long size = size(packet);
    if (reading.rises(size)) {
      channel.config().setAutoRead(false);
    }
    onLoop(
        current -> {
          current.receive(packet);
          if (reading.falls(size)) {
            onNetty(() -> channel.config().setAutoRead(true));
          }
        });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!spoiled && channel.isActive()) {
      spoil(Reason.MALFORMED_PACKET);
    }
    // Else the connection broke, and channelInactive follows.
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    onLoop(Connection::closed);
  }

  /** A whole packet goes to the decoder, which answers at once. */
  void expect() {
    decoding = true;
  }

  /** If it did not, the packet ended too soon. */
  void expected() {
    if (decoding) {
      spoil(Reason.MALFORMED_PACKET);
    }
  }

  void spoil(Reason reason) {
    if (spoiled) {
      return;
    }
    spoiled = true;
    onLoop(current -> current.malformed(reason));
  }

  private void onLoop(Consumer<Connection> task) {
    loop.execute(
        () -> {
          if (connection != null) {
            task.accept(connection);
          }
        });
  }

  private void onNetty(Runnable task) {
    if (channel.isActive()) {
      try {
        channel.eventLoop().execute(task);
      } catch (RejectedExecutionException e) {
        // The server was closed meanwhile: there is nobody left to do it for.
      }
    }
  }

  @Override
  public void packet(Packet packet) {
    if (!channel.isActive()) {
      return;
    }
    long size = size(packet);
    if (writing.rises(size) && connection != null) {
      connection.writable(false);
    }
    channel
        .writeAndFlush(PacketWriter.write(packet, version5))
        .addListener(
            written -> {
              if (writing.falls(size)) {
                onLoop(current -> current.writable(true));
              }
            });
  }

  @Override
  public void close() {
    onNetty(
        () -> {
          channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
          var impatience =
              channel
                  .eventLoop()
                  .schedule(() -> channel.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
          channel.closeFuture().addListener(closed -> impatience.cancel(false));
        });
  }

  private static long size(Packet packet) {
    int fixed = 64;
    return packet instanceof Packet.Publish publish
        ? fixed + publish.message().topic().length() + publish.message().payload().length
        : fixed;
  }
}

package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Broker;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.Executor;

/** Makes the handlers of each new connection. */
final class Clients extends ChannelInitializer<SocketChannel> {
  private final Broker broker;
  private final Executor loop;
  private final ChannelGroup channels;

  Clients(Broker broker, Executor loop, ChannelGroup channels) {
    this.broker = broker;
    this.loop = loop;
    this.channels = channels;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channels.add(channel);
    channel.pipeline().addLast(new FirstByte(new Client(broker, loop, channel)));
  }
}

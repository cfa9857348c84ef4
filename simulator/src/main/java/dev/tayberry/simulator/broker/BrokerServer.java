package dev.tayberry.simulator.broker;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.broker.Broker;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Lets clients from outside reach a broker. */
public final class BrokerServer implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";

  static {
    // Netty would look for a hardware address, for ids that only this process sees, and complain
    // loudly on a laptop that has no network.
    System.setProperty("io.netty.machineId", "00:00:00:00:00:01");
  }

  private final EventLoopGroup threads;
  private final ChannelGroup channels;
  private final Channel listener;

  private BrokerServer(EventLoopGroup threads, ChannelGroup channels, Channel listener) {
    this.threads = threads;
    this.channels = channels;
    this.listener = listener;
  }

  /**
   * Listens until it is closed.
   *
   * @param loop runs tasks on the thread the broker lives on
   * @param host {@link #LOOPBACK}, unless others shall reach it
   * @param port 0 takes a free one
   * @throws HalException with {@code EADDRINUSE} if the port is taken
   */
  public static BrokerServer listen(Broker broker, Executor loop, String host, int port) {
    var threads =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("tayberry-broker", true), NioIoHandler.newFactory());
    // Unpooled: a pool's arenas cost more memory than a simulator's traffic is worth.
    var allocator = new UnpooledByteBufAllocator(false);
    var channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    var bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Clients(broker, loop, channels));
    var address = new InetSocketAddress(host, port);
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (bound.cause() != null) {
      stop(threads);
      throw refusal(address, bound.cause());
    }
    return new BrokerServer(threads, channels, bound.channel());
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Closes the port and every connection; blocks until they are. Not on Netty's thread. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    channels.close().awaitUninterruptibly();
    stop(threads);
  }

  private static void stop(EventLoopGroup threads) {
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static HalException refusal(InetSocketAddress address, Throwable cause) {
    String where = address.getHostString() + ":" + address.getPort();
    if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
      return new HalException(
          "EADDRINUSE",
          "mqtt: port "
              + address.getPort()
              + " is taken on "
              + address.getHostString()
              + PortHolder.of(address.getPort()).map(holder -> " by " + holder).orElse("")
              + "; stop it, or choose another port (0 takes a free one)",
          cause);
    }
    if (address.isUnresolved()) {
      return new HalException(
          "ENOTFOUND", "mqtt: there is no host " + address.getHostString(), cause);
    }
    return new HalException(
        "EADDRNOTAVAIL", "mqtt: cannot listen on " + where + ": " + cause.getMessage(), cause);
  }
}

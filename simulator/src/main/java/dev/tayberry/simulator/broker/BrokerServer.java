package dev.tayberry.simulator.broker;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.simulator.network.TcpServer;
import java.util.concurrent.Executor;

/** Lets clients from outside reach a broker. */
public final class BrokerServer implements AutoCloseable {
  public static final String LOOPBACK = TcpServer.LOOPBACK;

  private final TcpServer server;

  private BrokerServer(TcpServer server) {
    this.server = server;
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
    return new BrokerServer(
        TcpServer.listen(
            new TcpServer.Place("mqtt", host, port),
            channel ->
                channel.pipeline().addLast(new FirstByte(new Client(broker, loop, channel)))));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Closes the port and every connection; blocks until they are. Not on Netty's thread. */
  @Override
  public void close() {
    server.close();
  }
}

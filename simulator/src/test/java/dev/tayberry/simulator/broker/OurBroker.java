package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Limits;

/** The embedded broker on a loop in real time, reached over TCP. */
final class OurBroker implements AutoCloseable {
  final LoopThread loop = new LoopThread();
  final Broker broker;
  final BrokerServer server;

  OurBroker() {
    this(Limits.DEFAULT);
  }

  OurBroker(Limits limits) {
    broker = new Broker(loop.loop, limits);
    server = BrokerServer.listen(broker, loop.loop::post, BrokerServer.LOOPBACK, 0);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
    loop.close();
  }

  @Override
  public String toString() {
    return "ours";
  }
}

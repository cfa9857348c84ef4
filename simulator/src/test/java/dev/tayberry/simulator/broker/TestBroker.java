package dev.tayberry.simulator.broker;

/** A broker that listens somewhere: ours, or mosquitto. */
interface TestBroker extends AutoCloseable {
  int port();

  @Override
  void close() throws Exception;
}

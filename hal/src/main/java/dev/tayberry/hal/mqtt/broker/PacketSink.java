package dev.tayberry.hal.mqtt.broker;

/**
 * The client's end of a connection, as the broker sees it. Called on the loop's thread, never from
 * within a call into the broker; must not throw.
 */
public interface PacketSink {
  void packet(Packet packet);

  /** The broker drops the connection; nothing comes afterwards. */
  void close();
}

package dev.tayberry.hal.mqtt.broker;

/** Somebody outside the world who looks on. Called like a {@link PacketSink}. */
public interface Watcher {
  /** A message was accepted, from a client or, with an empty name, from the world itself. */
  default void message(String clientId, Message message) {}

  default void connected(String clientId, int version) {}

  default void disconnected(String clientId, Reason reason) {}

  /** A message was not delivered to this client; {@code why} is for a person to read. */
  default void dropped(String clientId, Message message, String why) {}
}

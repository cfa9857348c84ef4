package dev.tayberry.hal.mqtt.broker;

import java.time.Duration;

/**
 * A message the broker has taken.
 *
 * @param from the client's name, empty for the world
 * @param deadline on the clock's nanoseconds; meaningless without an expiry
 */
record Published(Message message, String from, long deadline) {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  static Published at(long now, Message message, String from) {
    Long expiry = message.properties().expiry();
    return new Published(message, from, expiry == null ? 0 : now + expiry * SECOND);
  }

  boolean isExpired(long now) {
    return message.properties().expiry() != null && deadline - now <= 0;
  }

  /** The properties to deliver it with: the expiry is what remains of it. */
  MessageProperties propertiesAt(long now) {
    var properties = message.properties();
    return properties.expiry() == null
        ? properties
        : properties.withExpiry(Math.ceilDiv(deadline - now, SECOND));
  }
}

package dev.tayberry.hal.mqtt.broker;

import java.time.Duration;

/**
 * What the broker takes; the defaults are mosquitto's, but for the packet size, which mosquitto
 * leaves open.
 *
 * @param maximumPacketSize bytes from a client
 * @param inFlight QoS 1 and 2 messages under way, to and from each client
 * @param queued messages that wait for a client; more are dropped
 * @param topicAliases from each client
 * @param connectWithin how long a new connection may stay silent
 */
public record Limits(
    int maximumPacketSize, int inFlight, int queued, int topicAliases, Duration connectWithin) {
  public static final Limits DEFAULT =
      new Limits(4 * 1024 * 1024, 20, 1000, 10, Duration.ofSeconds(30));
}

package dev.tayberry.hal.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What MQTT 5 sends along with a message; MQTT 3.1.1 drops it.
 *
 * @param expiry seconds from now
 * @param user in order; a name may come more than once
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record MqttProperties(
    @Nullable Long expiry,
    @Nullable String contentType,
    @Nullable String responseTopic,
    byte @Nullable [] correlationData,
    List<User> user) {

  public static final MqttProperties NONE = new MqttProperties(null, null, null, null, List.of());

  /** One user property. */
  public record User(String name, String value) {}

  public MqttProperties withExpiry(long seconds) {
    return new MqttProperties(seconds, contentType, responseTopic, correlationData, user);
  }
}

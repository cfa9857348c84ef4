package dev.tayberry.hal.mqtt.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What MQTT 5 lets travel with a message. The broker reads the expiry and passes the rest on as it
 * came.
 *
 * @param payloadFormat 1 says that the payload is UTF-8 text
 * @param expiry seconds; in what the broker delivers, those that remain
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record MessageProperties(
    @Nullable Integer payloadFormat,
    @Nullable Long expiry,
    @Nullable String contentType,
    @Nullable String responseTopic,
    byte @Nullable [] correlationData,
    List<UserProperty> user) {

  public static final MessageProperties NONE =
      new MessageProperties(null, null, null, null, null, List.of());

  public MessageProperties withExpiry(@Nullable Long seconds) {
    return new MessageProperties(
        payloadFormat, seconds, contentType, responseTopic, correlationData, user);
  }
}

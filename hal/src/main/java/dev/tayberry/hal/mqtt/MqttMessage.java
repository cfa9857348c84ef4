package dev.tayberry.hal.mqtt;

/** A message as it is published and as it arrives. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record MqttMessage(
    String topic, byte[] payload, int qos, boolean retain, MqttProperties properties) {

  MqttMessage withExpiry(long seconds) {
    return new MqttMessage(topic, payload, qos, retain, properties.withExpiry(seconds));
  }
}

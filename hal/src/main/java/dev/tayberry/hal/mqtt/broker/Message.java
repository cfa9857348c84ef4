package dev.tayberry.hal.mqtt.broker;

/** An application message: what is published, kept, queued and delivered. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Message(
    String topic, byte[] payload, int qos, boolean retain, MessageProperties properties) {

  public Message(String topic, byte[] payload, int qos, boolean retain) {
    this(topic, payload, qos, retain, MessageProperties.NONE);
  }
}

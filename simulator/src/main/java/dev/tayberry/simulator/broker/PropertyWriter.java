package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Packet;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import org.jspecify.annotations.Nullable;

/** Properties as Netty wants them. */
final class PropertyWriter {
  private final MqttProperties properties = new MqttProperties();

  static MqttProperties of(Packet.Publish publish) {
    var writer = new PropertyWriter();
    var message = publish.message().properties();
    writer.number(MqttProperties.PAYLOAD_FORMAT_INDICATOR, message.payloadFormat());
    var expiry = message.expiry();
    writer.number(
        MqttProperties.PUBLICATION_EXPIRY_INTERVAL, expiry == null ? null : expiry.intValue());
    writer.text(MqttProperties.CONTENT_TYPE, message.contentType());
    writer.text(MqttProperties.RESPONSE_TOPIC, message.responseTopic());
    byte[] correlation = message.correlationData();
    if (correlation != null) {
      writer.properties.add(new BinaryProperty(MqttProperties.CORRELATION_DATA, correlation));
    }
    publish
        .subscriptionIds()
        .forEach(id -> writer.number(MqttProperties.SUBSCRIPTION_IDENTIFIER, id));
    message
        .user()
        .forEach(user -> writer.properties.add(new UserProperty(user.name(), user.value())));
    return writer.properties;
  }

  static MqttProperties of(Packet.ConnackProperties said) {
    var writer = new PropertyWriter();
    writer.text(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, said.assignedClientId());
    writer.number(MqttProperties.RECEIVE_MAXIMUM, said.receiveMaximum());
    writer.number(MqttProperties.TOPIC_ALIAS_MAXIMUM, said.topicAliasMaximum());
    writer.number(MqttProperties.MAXIMUM_PACKET_SIZE, (int) said.maximumPacketSize());
    return writer.properties;
  }

  private void number(int property, @Nullable Integer value) {
    if (value != null) {
      properties.add(new IntegerProperty(property, value));
    }
  }

  private void text(int property, @Nullable String value) {
    if (value != null) {
      properties.add(new StringProperty(property, value));
    }
  }
}

package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.MessageProperties;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Reason;
import dev.tayberry.hal.mqtt.broker.UserProperty;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Netty's list of properties, by what they mean. */
record PropertyReader(MqttProperties properties) {
  @Nullable Integer number(int property) {
    var found = properties.getProperty(property);
    return found == null ? null : (Integer) found.value();
  }

  int number(int property, int otherwise) {
    Integer found = number(property);
    return found == null ? otherwise : found;
  }

  /** Four bytes without a sign, which Netty reads with one. */
  @Nullable Long unsigned(int property) {
    Integer found = number(property);
    return found == null ? null : Integer.toUnsignedLong(found);
  }

  long unsigned(int property, long otherwise) {
    Long found = unsigned(property);
    return found == null ? otherwise : found;
  }

  @Nullable String text(int property) {
    var found = properties.getProperty(property);
    return found == null ? null : (String) found.value();
  }

  byte @Nullable [] bytes(int property) {
    var found = properties.getProperty(property);
    return found == null ? null : (byte[]) found.value();
  }

  List<UserProperty> user() {
    var user = new ArrayList<UserProperty>();
    if (properties.getProperty(MqttProperties.USER_PROPERTY)
        instanceof MqttProperties.UserProperties found) {
      found.value().forEach(pair -> user.add(new UserProperty(pair.key, pair.value)));
    }
    return user;
  }

  MessageProperties message() {
    return properties.isEmpty()
        ? MessageProperties.NONE
        : new MessageProperties(
            number(MqttProperties.PAYLOAD_FORMAT_INDICATOR),
            unsigned(MqttProperties.PUBLICATION_EXPIRY_INTERVAL),
            text(MqttProperties.CONTENT_TYPE),
            text(MqttProperties.RESPONSE_TOPIC),
            bytes(MqttProperties.CORRELATION_DATA),
            user());
  }

  Packet.ConnectProperties connect() {
    return new Packet.ConnectProperties(
        unsigned(MqttProperties.SESSION_EXPIRY_INTERVAL, 0),
        number(MqttProperties.RECEIVE_MAXIMUM, 65_535),
        unsigned(MqttProperties.MAXIMUM_PACKET_SIZE, Long.MAX_VALUE),
        text(MqttProperties.AUTHENTICATION_METHOD));
  }

  int topicAlias() throws MalformedPacketException {
    Integer alias = number(MqttProperties.TOPIC_ALIAS);
    if (alias != null && alias == 0) {
      throw new MalformedPacketException(Reason.TOPIC_ALIAS_INVALID);
    }
    return alias == null ? 0 : alias;
  }

  int subscriptionId() throws MalformedPacketException {
    Integer id = number(MqttProperties.SUBSCRIPTION_IDENTIFIER);
    if (id != null && id == 0) {
      throw new MalformedPacketException(Reason.PROTOCOL_ERROR);
    }
    return id == null ? 0 : id;
  }
}

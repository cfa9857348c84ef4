package dev.tayberry.simulator.broker;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Packets in words, leaving out what two brokers may rightly say differently. */
final class Words {
  /** Reason strings, the brokers' own limits. */
  private static final Set<Integer> OWN_BUSINESS =
      Set.of(MqttProperties.REASON_STRING, MqttProperties.MAXIMUM_PACKET_SIZE);

  private Words() {}

  static String of(MqttMessage packet) {
    if (packet.decoderResult().isFailure()) {
      return "not MQTT: " + packet.decoderResult().cause();
    }
    String type = packet.fixedHeader().messageType().name();
    return switch (packet) {
      case MqttConnAckMessage ack -> type + connack(ack);
      case MqttPublishMessage publish -> publish(publish);
      case MqttSubAckMessage ack ->
          type + " " + ack.variableHeader().messageId() + " " + ack.payload().reasonCodes();
      case MqttUnsubAckMessage ack ->
          type
              + " "
              + ack.variableHeader().messageId()
              + " "
              + ack.payload().unsubscribeReasonCodes();
      default -> type + header(packet.variableHeader());
    };
  }

  private static String connack(MqttConnAckMessage ack) {
    var header = ack.variableHeader();
    return " "
        + hex(header.connectReturnCode().byteValue())
        + (header.isSessionPresent() ? " session" : "")
        + properties(header.properties());
  }

  private static String publish(MqttPublishMessage publish) {
    var fixed = publish.fixedHeader();
    byte[] payload = new byte[publish.payload().readableBytes()];
    publish.payload().readBytes(payload);
    publish.release();
    String text =
        payload.length > 100
            ? payload.length + " bytes, hash " + Arrays.hashCode(payload)
            : new String(payload, StandardCharsets.UTF_8);
    return publish.variableHeader().topicName()
        + "="
        + text
        + (fixed.qosLevel().value() > 0
            ? " q" + fixed.qosLevel().value() + " #" + publish.variableHeader().packetId()
            : "")
        + (fixed.isRetain() ? " retained" : "")
        + (fixed.isDup() ? " again" : "")
        + properties(publish.variableHeader().properties());
  }

  private static String header(Object header) {
    return switch (header) {
      case null -> "";
      case MqttPubReplyMessageVariableHeader reply ->
          " #" + reply.messageId() + " " + hex(reply.reasonCode());
      case MqttMessageIdVariableHeader id -> " #" + id.messageId();
      case MqttReasonCodeAndPropertiesVariableHeader told -> " " + hex(told.reasonCode());
      default -> " " + header;
    };
  }

  private static String properties(MqttProperties properties) {
    return properties.listAll().stream()
        .filter(property -> !OWN_BUSINESS.contains(property.propertyId()))
        .map(Words::property)
        .sorted()
        .collect(Collectors.joining());
  }

  private static String property(MqttProperties.MqttProperty<?> property) {
    if (property.propertyId() == MqttProperties.ASSIGNED_CLIENT_IDENTIFIER) {
      return " named";
    }
    String value =
        property.value() instanceof byte[] bytes
            ? HexFormat.of().formatHex(bytes)
            : userOr(property);
    String name = MqttProperties.MqttPropertyType.valueOf(property.propertyId()).name();
    return " " + name.toLowerCase(Locale.ROOT) + ":" + value;
  }

  private static String userOr(MqttProperties.MqttProperty<?> property) {
    return property instanceof MqttProperties.UserProperties user
        ? user.value().stream().map(pair -> pair.key + "=" + pair.value).toList().toString()
        : String.valueOf(property.value());
  }

  private static String hex(byte code) {
    return String.format("%02x", code & 0xff);
  }
}

package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Reason;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;

/** Packets as Netty's messages; its encoder knows from the CONNECT which version to write. */
final class PacketWriter {
  private PacketWriter() {}

  static MqttMessage write(Packet packet, boolean version5) {
    return switch (packet) {
      case Packet.Connack connack -> connack(connack, version5);
      case Packet.Publish publish -> publish(publish);
      case Packet.Puback ack -> reply(MqttMessageType.PUBACK, ack.id(), ack.reason());
      case Packet.Pubrec ack -> reply(MqttMessageType.PUBREC, ack.id(), ack.reason());
      case Packet.Pubrel ack -> reply(MqttMessageType.PUBREL, ack.id(), ack.reason());
      case Packet.Pubcomp ack -> reply(MqttMessageType.PUBCOMP, ack.id(), ack.reason());
      case Packet.Suback ack ->
          new MqttSubAckMessage(
              fixed(MqttMessageType.SUBACK),
              identified(ack.id()),
              new MqttSubAckPayload(ack.reasons().stream().map(Reason::code).toList()));
      case Packet.Unsuback ack ->
          new MqttUnsubAckMessage(
              fixed(MqttMessageType.UNSUBACK),
              identified(ack.id()),
              new MqttUnsubAckPayload(
                  ack.reasons().stream().map(reason -> (short) reason.code()).toList()));
      case Packet.Pingresp pong -> MqttMessage.PINGRESP;
      case Packet.Disconnect disconnect ->
          new MqttMessage(
              fixed(MqttMessageType.DISCONNECT),
              new MqttReasonCodeAndPropertiesVariableHeader(
                  (byte) disconnect.reason().code(), MqttProperties.NO_PROPERTIES));
      case Packet.Connect asked -> throw notOurs(packet);
      case Packet.Subscribe asked -> throw notOurs(packet);
      case Packet.Unsubscribe asked -> throw notOurs(packet);
      case Packet.Pingreq asked -> throw notOurs(packet);
    };
  }

  /** In 3.1's words. */
  static MqttMessage unsupportedVersion() {
    var code = MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;
    return new MqttConnAckMessage(
        fixed(MqttMessageType.CONNACK), new MqttConnAckVariableHeader(code, false));
  }

  private static MqttMessage connack(Packet.Connack connack, boolean version5) {
    int code = version5 ? connack.reason().code() : version3(connack.reason());
    var properties =
        version5 && !connack.reason().isError()
            ? PropertyWriter.of(connack.properties())
            : MqttProperties.NO_PROPERTIES;
    return new MqttConnAckMessage(
        fixed(MqttMessageType.CONNACK),
        new MqttConnAckVariableHeader(
            MqttConnectReturnCode.valueOf((byte) code), connack.sessionPresent(), properties));
  }

  /** The five refusals of 3.1.1; anything else is a server that cannot serve. */
  private static int version3(Reason reason) {
    return switch (reason) {
      case SUCCESS -> 0;
      case UNSUPPORTED_PROTOCOL_VERSION -> 1;
      case CLIENT_IDENTIFIER_NOT_VALID -> 2;
      case BAD_USER_NAME_OR_PASSWORD -> 4;
      case NOT_AUTHORIZED -> 5;
      default -> 3;
    };
  }

  private static MqttMessage publish(Packet.Publish publish) {
    var message = publish.message();
    var header =
        new MqttFixedHeader(
            MqttMessageType.PUBLISH,
            publish.duplicate(),
            MqttQoS.valueOf(message.qos()),
            message.retain(),
            0);
    return new MqttPublishMessage(
        header,
        new MqttPublishVariableHeader(message.topic(), publish.id(), PropertyWriter.of(publish)),
        Unpooled.wrappedBuffer(message.payload()));
  }

  private static MqttMessage reply(MqttMessageType type, int id, Reason reason) {
    return new MqttMessage(
        fixed(type),
        new MqttPubReplyMessageVariableHeader(
            id, (byte) reason.code(), MqttProperties.NO_PROPERTIES));
  }

  private static MqttMessageIdAndPropertiesVariableHeader identified(int id) {
    return new MqttMessageIdAndPropertiesVariableHeader(id, MqttProperties.NO_PROPERTIES);
  }

  private static MqttFixedHeader fixed(MqttMessageType type) {
    // The standard fixes PUBREL's flags at 0010, where QoS 1 is.
    var flags = type == MqttMessageType.PUBREL ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
    return new MqttFixedHeader(type, false, flags, false, 0);
  }

  private static AssertionError notOurs(Packet packet) {
    return new AssertionError("a broker never sends " + packet);
  }
}

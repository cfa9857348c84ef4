package dev.tayberry.simulator.broker;

import dev.tayberry.hal.mqtt.broker.Message;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Reason;
import dev.tayberry.hal.mqtt.broker.Subscription;
import dev.tayberry.hal.mqtt.broker.Subscription.RetainHandling;
import dev.tayberry.hal.mqtt.broker.Will;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Netty's messages as packets. */
final class PacketReader {
  private PacketReader() {}

  static Packet read(MqttMessage message) throws MalformedPacketException {
    if (message.decoderResult().isFailure()) {
      boolean tooLong = message.decoderResult().cause() instanceof TooLongFrameException;
      throw new MalformedPacketException(
          tooLong ? Reason.PACKET_TOO_LARGE : Reason.MALFORMED_PACKET);
    }
    return switch (message.fixedHeader().messageType()) {
      case CONNECT -> connect((MqttConnectMessage) message);
      case PUBLISH -> publish((MqttPublishMessage) message);
      case PUBACK -> reply(message, Packet.Puback::new);
      case PUBREC -> reply(message, Packet.Pubrec::new);
      case PUBREL -> reply(message, Packet.Pubrel::new);
      case PUBCOMP -> reply(message, Packet.Pubcomp::new);
      case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
      case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) message);
      case PINGREQ -> new Packet.Pingreq();
      case DISCONNECT -> disconnect(message);
      case CONNACK, SUBACK, UNSUBACK, PINGRESP, AUTH ->
          throw new MalformedPacketException(Reason.PROTOCOL_ERROR);
    };
  }

  private static Packet connect(MqttConnectMessage message) {
    var header = message.variableHeader();
    var payload = message.payload();
    byte[] password = header.hasPassword() ? payload.passwordInBytes() : null;
    return new Packet.Connect(
        header.version(),
        payload.clientIdentifier(),
        header.isCleanSession(),
        header.keepAliveTimeSeconds(),
        header.isWillFlag() ? will(message) : null,
        new Packet.Credentials(payload.userName(), password),
        new PropertyReader(header.properties()).connect());
  }

  private static Will will(MqttConnectMessage message) {
    var header = message.variableHeader();
    var payload = message.payload();
    var properties = new PropertyReader(payload.willProperties());
    var last =
        new Message(
            payload.willTopic(),
            payload.willMessageInBytes(),
            header.willQos(),
            header.isWillRetain(),
            properties.message());
    return new Will(last, properties.unsigned(MqttProperties.WILL_DELAY_INTERVAL, 0));
  }

  private static Packet publish(MqttPublishMessage message) throws MalformedPacketException {
    var fixed = message.fixedHeader();
    var header = message.variableHeader();
    var properties = new PropertyReader(header.properties());
    var published =
        new Message(
            header.topicName(),
            ByteBufUtil.getBytes(message.payload()),
            fixed.qosLevel().value(),
            fixed.isRetain(),
            properties.message());
    int id = published.qos() == 0 ? 0 : header.packetId();
    int alias = properties.topicAlias();
    return new Packet.Publish(id, published, fixed.isDup(), alias, List.of());
  }

  private static Packet reply(MqttMessage message, BiFunction<Integer, Reason, Packet> kind) {
    var header = (MqttMessageIdVariableHeader) message.variableHeader();
    // 3.1.1 has no reasons, and 5 may leave out success.
    var reason =
        header instanceof MqttPubReplyMessageVariableHeader reply
            ? Reason.of(reply.reasonCode())
            : Reason.SUCCESS;
    return kind.apply(header.messageId(), reason);
  }

  private static Packet subscribe(MqttSubscribeMessage message) throws MalformedPacketException {
    var header = message.idAndPropertiesVariableHeader();
    var subscriptions =
        message.payload().topicSubscriptions().stream().map(PacketReader::subscription).toList();
    int id = new PropertyReader(header.properties()).subscriptionId();
    return new Packet.Subscribe(header.messageId(), subscriptions, id);
  }

  private static Subscription subscription(MqttTopicSubscription subscription) {
    MqttSubscriptionOption option = subscription.option();
    return new Subscription(
        subscription.topicFilter(),
        option.qos().value(),
        option.isNoLocal(),
        option.isRetainAsPublished(),
        switch (option.retainHandling()) {
          case SEND_AT_SUBSCRIBE -> RetainHandling.ALWAYS;
          case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> RetainHandling.IF_NEW;
          case DONT_SEND_AT_SUBSCRIBE -> RetainHandling.NEVER;
        });
  }

  private static Packet unsubscribe(MqttUnsubscribeMessage message) {
    int id = message.idAndPropertiesVariableHeader().messageId();
    return new Packet.Unsubscribe(id, message.payload().topics());
  }

  private static Packet disconnect(MqttMessage message) {
    var header = (@Nullable Object) message.variableHeader();
    if (header instanceof MqttReasonCodeAndPropertiesVariableHeader told) {
      var properties = new PropertyReader(told.properties());
      return new Packet.Disconnect(
          Reason.of(told.reasonCode()),
          properties.unsigned(MqttProperties.SESSION_EXPIRY_INTERVAL));
    }
    return new Packet.Disconnect(Reason.SUCCESS);
  }
}

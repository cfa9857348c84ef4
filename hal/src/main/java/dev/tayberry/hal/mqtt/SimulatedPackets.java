package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.mqtt.broker.Message;
import dev.tayberry.hal.mqtt.broker.MessageProperties;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.Subscription;
import dev.tayberry.hal.mqtt.broker.Subscription.RetainHandling;
import dev.tayberry.hal.mqtt.broker.UserProperty;
import dev.tayberry.hal.mqtt.broker.Will;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Our words in the broker's packets, and back. What MQTT 3.1.1 lacks is left out here. */
final class SimulatedPackets {
  private SimulatedPackets() {}

  static Packet.Connect connect(MqttOptions options, int version, boolean fresh) {
    MqttOptions.Will will = options.will();
    String password = options.password();
    return new Packet.Connect(
        version,
        options.clientId(),
        fresh,
        options.keepAlive(),
        will == null
            ? null
            : new Will(message(will.message(), version), version == 5 ? will.delay() : 0),
        new Packet.Credentials(
            options.username(),
            password == null ? null : password.getBytes(StandardCharsets.UTF_8)),
        new Packet.ConnectProperties(
            version == 5 ? options.sessionExpiry() : 0,
            version == 5 ? options.receiveMaximum() : 65_535,
            Long.MAX_VALUE,
            null));
  }

  static Message message(MqttMessage message, int version) {
    return new Message(
        message.topic(),
        message.payload(),
        message.qos(),
        message.retain(),
        version == 5 ? properties(message.properties()) : MessageProperties.NONE);
  }

  private static MessageProperties properties(MqttProperties properties) {
    return new MessageProperties(
        null,
        properties.expiry(),
        properties.contentType(),
        properties.responseTopic(),
        properties.correlationData(),
        properties.user().stream().map(p -> new UserProperty(p.name(), p.value())).toList());
  }

  static MqttLink.Arrival arrival(Packet.Publish publish) {
    Message message = publish.message();
    MessageProperties from = message.properties();
    MqttProperties properties =
        new MqttProperties(
            from.expiry(),
            from.contentType(),
            from.responseTopic(),
            from.correlationData(),
            from.user().stream().map(p -> new MqttProperties.User(p.name(), p.value())).toList());
    return new MqttLink.Arrival(
        new MqttMessage(
            message.topic(), message.payload(), message.qos(), message.retain(), properties),
        publish.duplicate(),
        publish.subscriptionIds(),
        publish.id());
  }

  static Packet subscribe(int packet, MqttSubscription wanted, int version) {
    boolean five = version == 5;
    RetainHandling retained =
        switch (five ? wanted.retainHandling() : 0) {
          case 1 -> RetainHandling.IF_NEW;
          case 2 -> RetainHandling.NEVER;
          default -> RetainHandling.ALWAYS;
        };
    Subscription subscription =
        new Subscription(
            wanted.filter(),
            wanted.qos(),
            five && wanted.noLocal(),
            five && wanted.retainAsPublished(),
            retained);
    return new Packet.Subscribe(packet, List.of(subscription), five ? wanted.id() : 0);
  }
}

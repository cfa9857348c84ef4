package dev.tayberry.simulator.broker;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageBuilders.ConnectBuilder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders.PublishBuilder;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;

/** A client's packets, in short. */
final class Say {
  private Say() {}

  static ConnectBuilder hello(int version, String id, boolean clean) {
    return MqttMessageBuilders.connect()
        .protocolVersion(version == 5 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1)
        .clientId(id)
        .cleanSession(clean)
        .keepAlive(60);
  }

  static MqttMessage connect(int version, String id, boolean clean) {
    return hello(version, id, clean).build();
  }

  /** A session that lasts, in either version. */
  static MqttMessage lasting(int version, String id, boolean clean) {
    var hello = hello(version, id, clean);
    if (version == 5) {
      hello.properties(number(MqttProperties.SESSION_EXPIRY_INTERVAL, 1000));
    }
    return hello.build();
  }

  static ConnectBuilder will(ConnectBuilder hello, String topic, String text, int delay) {
    return hello
        .willFlag(true)
        .willTopic(topic)
        .willMessage(text.getBytes(StandardCharsets.UTF_8))
        .willQoS(MqttQoS.AT_LEAST_ONCE)
        .willProperties(
            delay == 0
                ? MqttProperties.NO_PROPERTIES
                : number(MqttProperties.WILL_DELAY_INTERVAL, delay));
  }

  static MqttMessage subscribe(int id, String filter, int qos) {
    return MqttMessageBuilders.subscribe()
        .messageId(id)
        .addSubscription(MqttQoS.valueOf(qos), filter)
        .build();
  }

  static MqttMessage subscribe(int id, String filter, MqttSubscriptionOption option) {
    return MqttMessageBuilders.subscribe().messageId(id).addSubscription(filter, option).build();
  }

  static MqttMessage subscribe(int id, String filter, MqttProperties properties) {
    return MqttMessageBuilders.subscribe()
        .messageId(id)
        .addSubscription(MqttQoS.AT_LEAST_ONCE, filter)
        .properties(properties)
        .build();
  }

  static MqttSubscriptionOption option(
      boolean noLocal, boolean retainAsPublished, RetainedHandlingPolicy retained) {
    return new MqttSubscriptionOption(MqttQoS.AT_LEAST_ONCE, noLocal, retainAsPublished, retained);
  }

  static MqttMessage unsubscribe(int id, String... filters) {
    var builder = MqttMessageBuilders.unsubscribe().messageId(id);
    for (String filter : filters) {
      builder.addTopicFilter(filter);
    }
    return builder.build();
  }

  static PublishBuilder message(int id, String topic, String text, int qos) {
    return MqttMessageBuilders.publish()
        .messageId(id)
        .topicName(topic)
        .qos(MqttQoS.valueOf(qos))
        .payload(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
  }

  static MqttMessage publish(int id, String topic, String text, int qos) {
    return message(id, topic, text, qos).build();
  }

  static MqttMessage retain(int id, String topic, String text) {
    return message(id, topic, text, 1).retained(true).build();
  }

  static MqttMessage goodbye(int reason) {
    return goodbye(reason, MqttProperties.NO_PROPERTIES);
  }

  static MqttMessage goodbye(int reason, MqttProperties properties) {
    return new MqttMessage(
        new MqttFixedHeader(MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
        new MqttReasonCodeAndPropertiesVariableHeader((byte) reason, properties));
  }

  static MqttProperties number(int property, int value) {
    var properties = new MqttProperties();
    properties.add(new IntegerProperty(property, value));
    return properties;
  }
}

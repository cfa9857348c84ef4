package dev.tayberry.hal.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** Our words in those of Paho's MQTT 5 client, and back. */
final class Paho5 {
  private Paho5() {}

  static MqttConnectionOptions connection(
      MqttOptions options, boolean fresh, SocketFactory sockets) {
    var paho = new MqttConnectionOptions();
    paho.setAutomaticReconnect(false);
    paho.setUseSubscriptionIdentifiers(false);
    paho.setConnectionTimeout(PahoLink.CONNECT_SECONDS);
    paho.setSocketFactory(sockets);
    paho.setCleanStart(fresh);
    paho.setKeepAliveInterval(options.keepAlive());
    paho.setSessionExpiryInterval(options.sessionExpiry());
    paho.setReceiveMaximum(options.receiveMaximum());
    if (options.username() != null) {
      paho.setUserName(options.username());
    }
    if (options.password() != null) {
      paho.setPassword(options.password().getBytes(StandardCharsets.UTF_8));
    }
    MqttOptions.Will will = options.will();
    if (will != null) {
      var properties = properties(will.message().properties());
      if (will.delay() > 0) {
        properties.setWillDelayInterval(will.delay());
      }
      paho.setWillMessageProperties(properties);
      paho.setWill(will.message().topic(), message(will.message()));
    }
    return paho;
  }

  static org.eclipse.paho.mqttv5.common.MqttMessage message(MqttMessage message) {
    return new org.eclipse.paho.mqttv5.common.MqttMessage(
        message.payload(), message.qos(), message.retain(), properties(message.properties()));
  }

  static MqttPublish packet(MqttMessage message) {
    var paho = message(message);
    return new MqttPublish(message.topic(), paho, paho.getProperties());
  }

  private static org.eclipse.paho.mqttv5.common.packet.MqttProperties properties(
      MqttProperties properties) {
    var paho = new org.eclipse.paho.mqttv5.common.packet.MqttProperties();
    if (properties.expiry() != null) {
      paho.setMessageExpiryInterval(properties.expiry());
    }
    if (properties.contentType() != null) {
      paho.setContentType(properties.contentType());
    }
    if (properties.responseTopic() != null) {
      paho.setResponseTopic(properties.responseTopic());
    }
    if (properties.correlationData() != null) {
      paho.setCorrelationData(properties.correlationData());
    }
    paho.setUserProperties(
        properties.user().stream().map(p -> new UserProperty(p.name(), p.value())).toList());
    return paho;
  }

  static MqttLink.Arrival arrival(String topic, org.eclipse.paho.mqttv5.common.MqttMessage paho) {
    var from = paho.getProperties();
    var properties =
        new MqttProperties(
            from.getMessageExpiryInterval(),
            from.getContentType(),
            from.getResponseTopic(),
            from.getCorrelationData(),
            from.getUserProperties().stream()
                .map(p -> new MqttProperties.User(p.getKey(), p.getValue()))
                .toList());
    var message =
        new MqttMessage(topic, paho.getPayload(), paho.getQos(), paho.isRetained(), properties);
    return new MqttLink.Arrival(
        message, paho.isDuplicate(), List.copyOf(from.getSubscriptionIdentifiers()), paho.getId());
  }

  static org.eclipse.paho.mqttv5.common.MqttSubscription[] subscription(MqttSubscription wanted) {
    var paho = new org.eclipse.paho.mqttv5.common.MqttSubscription(wanted.filter(), wanted.qos());
    paho.setNoLocal(wanted.noLocal());
    paho.setRetainHandling(wanted.retainHandling());
    paho.setRetainAsPublished(wanted.retainAsPublished());
    return new org.eclipse.paho.mqttv5.common.MqttSubscription[] {paho};
  }

  static MqttActionListener listener(
      Consumer<IMqttToken> success, Consumer<? super Throwable> failure) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable error) {
        failure.accept(error);
      }
    };
  }
}

package dev.tayberry.simulator.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.hal.mqtt.broker.Reason;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Eclipse Paho, the client our runtime uses on boards, as a witness. */
class PahoTest {
  private final OurBroker broker = new OurBroker();
  private final LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() throws InterruptedException {
    broker.close();
  }

  private String address() {
    return "tcp://127.0.0.1:" + broker.port();
  }

  private String next() throws InterruptedException {
    return seen.poll(10, TimeUnit.SECONDS);
  }

  private MqttClient three(String name) throws MqttException {
    return new MqttClient(address(), name, new MemoryPersistence());
  }

  private static MqttConnectOptions lasting() {
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(false);
    return options;
  }

  @Test
  void version3PublishesAndSubscribesAtEveryQos() throws Exception {
    try (var client = three("c")) {
      client.connect();
      client.subscribe(
          "a/+", 2, (topic, message) -> seen.add(topic + " " + message + " " + message.getQos()));
      for (int qos = 0; qos < 3; qos++) {
        client.publish("a/" + qos, "x".getBytes(UTF_8), qos, false);
        assertEquals("a/" + qos + " x " + qos, next());
      }
      client.disconnect();
    }
  }

  @Test
  void version3ComesBackToItsSession() throws Exception {
    try (var client = three("c");
        var other = three("other")) {
      client.connect(lasting());
      client.subscribe("a", 1);
      client.disconnect();
      other.connect();
      other.publish("a", "waited".getBytes(UTF_8), 1, false);
      other.disconnect();
      client.setCallback(new Paho3Callback(seen));
      assertEquals(true, client.connectWithResult(lasting()).getSessionPresent());
      assertEquals("waited", next());
      client.disconnect();
    }
  }

  @Test
  void version3IsToldWhyItIsRefused() throws Exception {
    broker.loop.run(() -> broker.broker.admit(connect -> Reason.BAD_USER_NAME_OR_PASSWORD));
    try (var client = three("c")) {
      var refusal = assertThrows(MqttException.class, () -> client.connect(lasting()));
      assertEquals(MqttException.REASON_CODE_FAILED_AUTHENTICATION, refusal.getReasonCode());
    }
  }

  @Test
  void version5KeepsPropertiesAndAsksForAReply() throws Exception {
    // Paho's two clients have the same name, and this one cannot be auto-closed.
    var client =
        new org.eclipse.paho.mqttv5.client.MqttClient(
            address(), "c", new org.eclipse.paho.mqttv5.client.persist.MemoryPersistence());
    try {
      var options = new MqttConnectionOptions();
      options.setSessionExpiryInterval(60L);
      client.connect(options);
      client.subscribe(
          new MqttSubscription[] {new MqttSubscription("a", 2)},
          new org.eclipse.paho.mqttv5.client.IMqttMessageListener[] {
            (topic, message) -> {
              var properties = message.getProperties();
              seen.add(
                  message
                      + " "
                      + properties.getUserProperties().getFirst().getValue()
                      + " "
                      + properties.getResponseTopic()
                      + " "
                      + properties.getMessageExpiryInterval());
            }
          });
      var message = new MqttMessage("x".getBytes(UTF_8), 2, false, new MqttProperties());
      message.getProperties().setUserProperties(List.of(new UserProperty("k", "v")));
      message.getProperties().setResponseTopic("re");
      message.getProperties().setMessageExpiryInterval(60L);
      client.publish("a", message);
      assertEquals("x v re 60", next());
      client.disconnect();
    } finally {
      client.close();
    }
  }
}

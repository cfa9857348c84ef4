package dev.tayberry.simulator.page;

import com.google.gson.JsonObject;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Message;
import java.nio.charset.StandardCharsets;

/** Messages that a person publishes on the page. */
final class Publishing {
  private static final int LONGEST_TOPIC = 65_535;

  private final Broker broker;

  Publishing(Broker broker) {
    this.broker = broker;
  }

  /** What is wrong with it, else empty. */
  String publish(JsonObject command) {
    String topic = command.get("topic").getAsString();
    if (topic.isEmpty() || topic.length() > LONGEST_TOPIC) {
      return "a message needs a topic";
    }
    if (topic.chars().anyMatch(c -> c == '#' || c == '+' || c == 0)) {
      return "+ and # are for subscribing; publish to one topic";
    }
    int qos = command.has("qos") ? command.get("qos").getAsInt() : 0;
    if (qos < 0 || qos > 2) {
      return "QoS is 0, 1 or 2";
    }
    if (!broker.isRunning()) {
      return "the broker is stopped";
    }
    byte[] payload = command.get("payload").getAsString().getBytes(StandardCharsets.UTF_8);
    boolean retain = command.has("retain") && command.get("retain").getAsBoolean();
    broker.publish(new Message(topic, payload, qos, retain));
    return "";
  }
}

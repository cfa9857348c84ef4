package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import dev.tayberry.hal.mqtt.broker.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** <code>publish: { topic: desk/home/cmd, payload: OPEN, qos: 1 }</code>, as another client. */
final class PublishStep implements Step {
  private final Given given;
  private final Message message;

  PublishStep(Given given) {
    this.given = given;
    Map<String, Given> keys = given.map(List.of("topic", "payload", "qos", "retain"));
    if (!keys.containsKey("topic")) {
      throw given.wrong("publish needs a topic");
    }
    String topic = keys.get("topic").text();
    if (topic.contains("+") || topic.contains("#")) {
      throw given.wrong("a message has one topic, without + and #, got " + topic);
    }
    message =
        new Message(
            topic,
            payload(keys).getBytes(StandardCharsets.UTF_8),
            keys.containsKey("qos") ? keys.get("qos").integer(0, 2) : 0,
            keys.containsKey("retain") && keys.get("retain").bool());
  }

  /** What is no text goes as JSON. */
  private static String payload(Map<String, Given> keys) {
    Given payload = keys.get("payload");
    if (payload == null) {
      return "";
    }
    JsonElement json = payload.json();
    return json.isJsonPrimitive() ? payload.shown() : json.isJsonNull() ? "" : json.toString();
  }

  @Override
  public Given given() {
    return given;
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    stage.world().broker().publish(message);
    done.run();
  }
}

package dev.tayberry.simulator.broker;

import static dev.tayberry.simulator.broker.Scenario.both;
import static dev.tayberry.simulator.broker.Scenario.five;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import java.util.stream.Stream;

/** What the broker keeps of each topic, and for how long. */
final class RetainScenarios {
  private RetainScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            both("retained for those who come later", RetainScenarios::later),
            both("a retained message is replaced and cleared", RetainScenarios::cleared),
            both("retained messages and wildcards", RetainScenarios::wildcards),
            both("subscribing again", RetainScenarios::again),
            five("retain handling", RetainScenarios::handling),
            five("a retained message expires", RetainScenarios::expiry),
            five("a queued message expires", RetainScenarios::queuedExpiry))
        .flatMap(scenario -> scenario);
  }

  private static void later(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var live = scene.client(version, "live").send(Say.subscribe(1, "a", 2));
    live.all();
    scene.note("publisher", publisher.send(Say.retain(1, "a", "x")).all());
    scene.note("live", live.all());
    for (int qos = 0; qos < 3; qos++) {
      var late = scene.client(version, "late" + qos).send(Say.subscribe(1, "a", qos));
      scene.note("late", late.all());
    }
  }

  private static void cleared(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var live = scene.client(version, "live").send(Say.subscribe(1, "a", 1));
    live.all();
    publisher.send(Say.retain(1, "a", "old")).send(Say.retain(2, "a", "new"));
    publisher.send(Say.publish(3, "a", "not kept", 1)).all();
    var late = scene.client(version, "late").send(Say.subscribe(1, "a", 1));
    scene.note("late", late.all());
    publisher.send(Say.retain(4, "a", "")).all();
    scene.note("live", live.all());
    var later = scene.client(version, "later").send(Say.subscribe(1, "a", 1));
    scene.note("later", later.all());
  }

  private static void wildcards(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    int id = 0;
    for (String topic : new String[] {"a", "a/b", "a/b/c", "b", "/", "$x/a", "a/"}) {
      publisher.send(Say.retain(++id, topic, "x"));
    }
    publisher.all();
    for (String filter : new String[] {"#", "a/#", "+", "a/+", "+/+", "$x/#", "/+", "a/+/#"}) {
      var client = scene.client(version, "client").send(Say.subscribe(1, filter, 0));
      scene.note(filter, client.allSorted());
      client.cut();
    }
  }

  private static void again(Scene scene, int version) {
    var client = scene.client(version, "client").send(Say.retain(1, "a", "x"));
    client.all();
    scene.note("client", client.send(Say.subscribe(2, "a", 1)).all());
    scene.note("client", client.send(Say.subscribe(3, "a", 0)).all());
    scene.note("client", client.send(Say.publish(4, "a", "y", 1)).allSorted());
  }

  private static void handling(Scene scene, int version) {
    var client = scene.client(version, "client").send(Say.retain(1, "a", "x"));
    client.all();
    int id = 1;
    for (var policy : RetainedHandlingPolicy.values()) {
      for (int i = 0; i < 2; i++) {
        client.send(Say.subscribe(++id, "a", Say.option(false, false, policy)));
        scene.note(policy.name(), client.all());
      }
      client.send(Say.unsubscribe(++id, "a")).all();
    }
  }

  private static void expiry(Scene scene, int version) {
    var publisher = scene.client(5, "publisher");
    var expiring = Say.number(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, 1);
    publisher.send(Say.message(1, "a", "short", 1).retained(true).properties(expiring).build());
    publisher.send(Say.retain(2, "b", "stays")).all();
    scene.pass(2);
    var late = scene.client(5, "late").send(Say.subscribe(1, "#", 0));
    scene.note("late", late.all());
  }

  private static void queuedExpiry(Scene scene, int version) {
    scene.client(Say.lasting(5, "away", true)).send(Say.subscribe(1, "a", 1)).next();
    var publisher = scene.client(5, "publisher");
    scene.client(Say.lasting(5, "away", false)).leave();
    var expiring = Say.number(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, 1);
    publisher.send(Say.message(1, "a", "short", 1).properties(expiring).build());
    publisher.send(Say.publish(2, "a", "stays", 1)).all();
    scene.pass(2);
    // Whether the expired one used up a number is nobody's business.
    var back = scene.client(Say.lasting(5, "away", false)).all();
    scene.note("back", back.stream().map(line -> line.replaceFirst(" #.*", "")).toList());
  }
}

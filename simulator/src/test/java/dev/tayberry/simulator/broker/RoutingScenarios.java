package dev.tayberry.simulator.broker;

import static dev.tayberry.simulator.broker.Scenario.both;
import static dev.tayberry.simulator.broker.Scenario.five;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import java.util.List;
import java.util.stream.Stream;

/** Which message reaches whom, and how it looks then. */
final class RoutingScenarios {
  private RoutingScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            both("wildcards", RoutingScenarios::wildcards),
            both("overlapping subscriptions", RoutingScenarios::overlapping),
            both("a shared subscription", RoutingScenarios::shared),
            both("every QoS to every QoS", RoutingScenarios::qualities),
            both("unsubscribing", RoutingScenarios::unsubscribing),
            both("a large payload", RoutingScenarios::large),
            five("nobody subscribed", RoutingScenarios::nobody),
            five("subscription options", RoutingScenarios::options),
            five("properties, to either version", RoutingScenarios::properties),
            five("topic aliases", RoutingScenarios::aliases))
        .flatMap(scenario -> scenario);
  }

  private static void wildcards(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var filters =
        List.of("a/b", "+", "a/+", "+/b", "+/+", "/+", "#", "a/#", "a/+/c", "$x/#", "$x/+");
    var topics = List.of("a", "a/b", "a/", "/a", "/", "a/b/c", "b", "$x", "$x/a", "a//c", "ä/b");
    for (String filter : filters) {
      var client = scene.client(version, "sees");
      client.send(Say.subscribe(1, filter, 0));
      client.all();
      int id = 1;
      for (String topic : topics) {
        publisher.send(Say.publish(id++, topic, "x", 1));
      }
      publisher.all();
      scene.note(filter, client.all());
      client.cut();
    }
  }

  private static void overlapping(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var client = scene.client(version, "client");
    client.send(Say.subscribe(1, "a/#", 1)).send(Say.subscribe(2, "a/b", 1));
    client.send(Say.subscribe(3, "+/b", 1)).all();
    publisher.send(Say.publish(1, "a/b", "x", 1));
    scene.note("publisher", publisher.all());
    scene.note("client", client.allSorted());
  }

  private static void shared(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var one = scene.client(version, "one").send(Say.subscribe(1, "$share/g/a/+", 1));
    scene.note("one", one.all());
    var two = scene.client(version, "two").send(Say.subscribe(1, "$share/g/a/+", 1));
    scene.note("two", two.all());
    for (int i = 1; i < 6; i++) {
      publisher.send(Say.publish(i, "a/x", "" + i, 1));
    }
    scene.note("publisher", publisher.all());
    scene.note("one", one.all());
    scene.note("two", two.all());
    scene.note("one leaves", one.send(Say.unsubscribe(2, "$share/g/a/+")).all());
    publisher.send(Say.publish(7, "a/x", "7", 1)).all();
    scene.note("two", two.all());
  }

  private static void qualities(Scene scene, int version) {
    var publisher = scene.client(version, "publisher");
    var client = scene.client(version, "client");
    for (int to = 0; to < 3; to++) {
      scene.note("granted", client.send(Say.subscribe(1 + to, "to" + to, to)).all());
    }
    int id = 0;
    for (int from = 0; from < 3; from++) {
      for (int to = 0; to < 3; to++) {
        publisher.send(Say.publish(++id, "to" + to, "from" + from, from));
        scene.note("publisher", publisher.all());
        // The second look sees how QoS 2 ends.
        scene.note("publisher", publisher.all());
        scene.note("client", client.all());
        scene.note("client", client.all());
      }
    }
  }

  private static void unsubscribing(Scene scene, int version) {
    var client = scene.client(version, "client");
    client.send(Say.subscribe(1, "a", 1)).send(Say.subscribe(2, "b", 1)).all();
    scene.note("client", client.send(Say.unsubscribe(3, "a", "a", "never")).all());
    client.send(Say.publish(4, "a", "x", 1)).send(Say.publish(5, "b", "y", 1));
    scene.note("client", client.allSorted());
  }

  private static void large(Scene scene, int version) {
    var client = scene.client(version, "client").send(Say.subscribe(1, "a", 2));
    client.all();
    client.send(Say.publish(2, "a", "0123456789".repeat(60_000), 2));
    scene.note("client", client.all());
    scene.note("client", client.all());
    scene.note("client", client.all());
  }

  private static void nobody(Scene scene, int version) {
    var client = scene.client(version, "client");
    for (int qos = 0; qos < 3; qos++) {
      scene.note("client", client.send(Say.publish(1 + qos, "a", "x", qos)).all());
      scene.note("client", client.all());
    }
  }

  private static void options(Scene scene, int version) {
    var other = scene.client(version, "other");
    var client = scene.client(version, "client");
    client.send(
        Say.subscribe(1, "a", Say.option(true, true, RetainedHandlingPolicy.SEND_AT_SUBSCRIBE)));
    client.send(Say.subscribe(2, "b", Say.number(MqttProperties.SUBSCRIPTION_IDENTIFIER, 300)));
    scene.note("client", client.all());
    client.send(Say.publish(3, "a", "own", 1)).send(Say.publish(4, "b", "own", 1));
    scene.note("client", client.allSorted());
    other.send(Say.retain(1, "a", "other")).send(Say.retain(2, "b", "other")).all();
    scene.note("client", client.allSorted());
  }

  private static void properties(Scene scene, int version) {
    var five = scene.client(5, "five").send(Say.subscribe(1, "a", 1));
    var four = scene.client(4, "four").send(Say.subscribe(1, "a", 1));
    five.all();
    four.all();
    var properties = new MqttProperties();
    properties.add(new MqttProperties.IntegerProperty(MqttProperties.PAYLOAD_FORMAT_INDICATOR, 1));
    properties.add(
        new MqttProperties.StringProperty(MqttProperties.CONTENT_TYPE, "application/json"));
    properties.add(new MqttProperties.StringProperty(MqttProperties.RESPONSE_TOPIC, "re/ply"));
    properties.add(
        new MqttProperties.BinaryProperty(
            MqttProperties.CORRELATION_DATA, new byte[] {0, 1, (byte) 0xff}));
    var user = new MqttProperties.UserProperties();
    user.add("name", "one");
    user.add("name", "two");
    user.add("grün", "");
    properties.add(user);
    var publisher = scene.client(5, "publisher");
    publisher.send(Say.message(1, "a", "x", 1).properties(properties).build()).all();
    scene.note("five", five.all());
    scene.note("four", four.all());
  }

  private static void aliases(Scene scene, int version) {
    var client = scene.client(5, "client").send(Say.subscribe(1, "#", 0));
    client.all();
    var alias = Say.number(MqttProperties.TOPIC_ALIAS, 3);
    client.send(Say.message(1, "a", "1", 0).properties(alias).build());
    client.send(Say.message(1, "", "2", 0).properties(alias).build());
    client.send(Say.message(1, "b", "3", 0).properties(alias).build());
    client.send(Say.message(1, "", "4", 0).properties(alias).build());
    scene.note("client", client.all());
  }
}

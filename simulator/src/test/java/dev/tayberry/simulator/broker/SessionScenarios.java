package dev.tayberry.simulator.broker;

import static dev.tayberry.simulator.broker.Scenario.both;
import static dev.tayberry.simulator.broker.Scenario.five;

import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.stream.Stream;

/** What lasts from one connection to the next, and what is under way meanwhile. */
final class SessionScenarios {
  private SessionScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            both("messages wait for a session", SessionScenarios::waiting),
            both("a clean start forgets", SessionScenarios::clean),
            both("a session is taken over", SessionScenarios::takeover),
            both("what was not acknowledged comes again", SessionScenarios::again),
            both("QoS 2 goes on where it broke off", SessionScenarios::halfway),
            both("QoS 2 sent twice arrives once", SessionScenarios::once),
            both("replies to what was never sent", SessionScenarios::unknown),
            both("twenty under way", SessionScenarios::window),
            five("a receive maximum of two", SessionScenarios::receiveMaximum),
            five("a larger maximum than the broker's", SessionScenarios::largeMaximum),
            five("a maximum packet size", SessionScenarios::packetSize),
            both("a client without a name", SessionScenarios::nameless),
            five("a session expires", SessionScenarios::expires),
            five("a session's expiry is changed at the end", SessionScenarios::changed),
            five("no expiry, no session", SessionScenarios::fleeting))
        .flatMap(scenario -> scenario);
  }

  private static void waiting(Scene scene, int version) {
    var client = scene.client(Say.lasting(version, "client", true));
    client.send(Say.subscribe(1, "a/+", 2)).all();
    client.leave();
    var publisher = scene.client(version, "publisher");
    for (int i = 1; i < 7; i++) {
      publisher.send(Say.publish(i, "a/" + i, "x", i % 3)).all();
    }
    publisher.all();
    var back = scene.client(Say.lasting(version, "client", false));
    scene.note("back", back.all());
    scene.note("back", back.all());
    scene.note("back", back.all());
  }

  private static void clean(Scene scene, int version) {
    var client = scene.client(Say.lasting(version, "client", true));
    client.send(Say.subscribe(1, "a", 1)).all();
    client.leave();
    var publisher = scene.client(version, "publisher");
    publisher.send(Say.publish(1, "a", "x", 1)).all();
    scene.note("clean", scene.client(Say.lasting(version, "client", true)).all());
    scene.note("publisher", publisher.send(Say.publish(2, "a", "y", 1)).all());
  }

  private static void takeover(Scene scene, int version) {
    var first = scene.client(Say.lasting(version, "client", true));
    first.send(Say.subscribe(1, "a", 1)).all();
    var second = scene.client(Say.lasting(version, "client", false));
    scene.note("first", first.all().getLast());
    var publisher = scene.client(version, "publisher").send(Say.publish(1, "a", "x", 1));
    publisher.all();
    scene.note("second", second.all());
    var third = scene.client(Say.lasting(version, "client", true));
    scene.note("second", second.all().getLast());
    publisher.send(Say.publish(2, "a", "y", 1)).all();
    scene.note("third", third.all());
  }

  private static void again(Scene scene, int version) {
    var client = scene.client(Say.lasting(version, "client", true)).silent();
    client.send(Say.subscribe(1, "a", 2)).all();
    var publisher = scene.client(version, "publisher");
    publisher.send(Say.publish(1, "a", "one", 1)).send(Say.publish(2, "a", "two", 2)).all();
    publisher.all();
    scene.note("silent", client.all());
    client.leave();
    publisher.send(Say.publish(3, "a", "three", 1)).all();
    var back = scene.client(Say.lasting(version, "client", false));
    scene.note("back", back.all());
    scene.note("back", back.all());
    back.leave();
    scene.note("once more", scene.client(Say.lasting(version, "client", false)).all());
  }

  private static void halfway(Scene scene, int version) {
    var client = scene.client(Say.lasting(version, "client", true)).silent();
    client.send(Say.subscribe(1, "a", 2)).all();
    var publisher = scene.client(version, "publisher").send(Say.publish(1, "a", "x", 2));
    publisher.all();
    publisher.all();
    scene.note("client", client.all());
    scene.note("client", client.reply(MqttMessageType.PUBREC, 1).all());
    client.leave();
    var back = scene.client(Say.lasting(version, "client", false)).silent();
    scene.note("back", back.all());
    scene.note("back", back.reply(MqttMessageType.PUBCOMP, 1).all());
    back.leave();
    scene.note("once more", scene.client(Say.lasting(version, "client", false)).all());
  }

  private static void once(Scene scene, int version) {
    var watcher = scene.client(version, "watcher").send(Say.subscribe(1, "a", 0));
    watcher.all();
    var client = scene.client(Say.lasting(version, "client", true)).silent();
    client.send(Say.publish(7, "a", "x", 2));
    scene.note("client", client.all());
    client.leave();
    var back = scene.client(Say.lasting(version, "client", false)).silent();
    back.send(Say.publish(7, "a", "x", 2));
    scene.note("back", back.all());
    scene.note("watcher before", watcher.all());
    scene.note("back", back.reply(MqttMessageType.PUBREL, 7).all());
    scene.note("watcher", watcher.all());
  }

  private static void unknown(Scene scene, int version) {
    var client = scene.client(version, "client").silent();
    scene.note("puback", client.reply(MqttMessageType.PUBACK, 9).all());
    scene.note("pubcomp", client.reply(MqttMessageType.PUBCOMP, 9).all());
  }

  private static void window(Scene scene, int version) {
    var client = scene.client(version, "client").silent();
    client.send(Say.subscribe(1, "a", 1)).all();
    var publisher = scene.client(version, "publisher");
    for (int i = 1; i < 26; i++) {
      publisher.send(Say.publish(i, "a", "" + i, 1));
    }
    publisher.send(Say.publish(99, "a", "overtakes", 0));
    publisher.all();
    // mosquitto 2.0.11 goes on past its window after the first acknowledgement; we do not.
    scene.note("client", client.all());
  }

  private static void receiveMaximum(Scene scene, int version) {
    var hello = Say.hello(5, "client", true);
    hello.properties(Say.number(MqttProperties.RECEIVE_MAXIMUM, 2));
    var client = scene.client(hello.build()).silent();
    client.send(Say.subscribe(1, "a", 2)).all();
    var publisher = scene.client(5, "publisher");
    for (int i = 1; i < 6; i++) {
      publisher.send(Say.publish(i, "a", "" + i, 1 + i % 2)).all();
    }
    publisher.all();
    // What comes after an acknowledgement is in our own tests: mosquitto 2.0.11 sends too many.
    scene.note("client", client.all());
  }

  private static void largeMaximum(Scene scene, int version) {
    var hello = Say.hello(5, "client", true);
    hello.properties(Say.number(MqttProperties.RECEIVE_MAXIMUM, 100));
    var client = scene.client(hello.build()).silent();
    client.send(Say.subscribe(1, "a", 1)).all();
    var publisher = scene.client(5, "publisher");
    for (int i = 1; i < 31; i++) {
      publisher.send(Say.publish(i, "a", "" + i, 1));
    }
    publisher.all();
    scene.note("client", client.all());
  }

  private static void packetSize(Scene scene, int version) {
    var hello = Say.hello(5, "client", true);
    hello.properties(Say.number(MqttProperties.MAXIMUM_PACKET_SIZE, 30));
    var client = scene.client(hello.build());
    client.send(Say.subscribe(1, "a", 1)).all();
    var publisher = scene.client(5, "publisher");
    // mosquitto 2.0.11 is one byte too generous: the limit itself is in our own tests.
    for (int length = 18; length < 28; length += 3) {
      publisher.send(Say.publish(length, "a", "x".repeat(length), 1)).all();
    }
    scene.note("client", client.all());
  }

  private static void nameless(Scene scene, int version) {
    var client = scene.client(Say.connect(version, "", true));
    client.send(Say.subscribe(1, "a", 0)).send(Say.publish(2, "a", "x", 0));
    scene.note("client", client.all());
    if (version == 4) {
      var lasting = scene.open().send(Say.connect(version, "", false));
      scene.note("lasting", lasting.next());
      scene.note("lasting", lasting.next());
    }
  }

  private static void expires(Scene scene, int version) {
    var hello = Say.hello(5, "client", true);
    hello.properties(Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, 1));
    scene.client(hello.build()).cut();
    scene.pass(3);
    scene.client(Say.lasting(5, "client", false)).cut();
    scene.client(Say.lasting(5, "client", false));
  }

  private static void changed(Scene scene, int version) {
    var client = scene.client(Say.lasting(5, "client", true));
    var none = Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
    scene.note("client", client.send(Say.goodbye(0, none)).all());
    scene.client(Say.connect(5, "client", false));
  }

  private static void fleeting(Scene scene, int version) {
    scene.client(Say.connect(5, "client", false)).cut();
    scene.client(Say.connect(5, "client", false));
  }
}

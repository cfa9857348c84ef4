package dev.tayberry.simulator.broker;

import static dev.tayberry.simulator.broker.Scenario.both;
import static dev.tayberry.simulator.broker.Scenario.five;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What no client may do, and what becomes of it. */
final class RuleScenarios {
  private RuleScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            both("topics that are none", RuleScenarios::topics),
            both("filters that are none", RuleScenarios::filters),
            both("packets out of place", RuleScenarios::outOfPlace),
            both("bytes that are no packet", RuleScenarios::bytes),
            both("an unknown protocol version", RuleScenarios::versions),
            five("topic aliases that are none", RuleScenarios::aliases),
            five("an expiry out of nothing", RuleScenarios::expiry),
            five("unknown ways to authenticate", RuleScenarios::authentication))
        .flatMap(scenario -> scenario);
  }

  /** What is said before hanging up may differ, that it is hung up may not. */
  private static void end(Scene scene, String what, WireClient client) {
    var last = client.all();
    scene.note(what, last.isEmpty() ? "goes on" : last.getLast());
    scene.client(5, "the broker lives").cut();
  }

  private static void topics(Scene scene, int version) {
    for (String topic : List.of("", "a/+", "#", "a/#/b", "+", "/".repeat(200), "/".repeat(201))) {
      var client = scene.client(version, "client").send(Say.subscribe(1, "b", 0));
      client.all();
      // Netty's encoder is as strict as the broker: these bytes are made by hand.
      byte[] text = topic.getBytes(StandardCharsets.UTF_8);
      var bytes = new ByteArrayOutputStream();
      int rest = 2 + text.length + (version == 5 ? 1 : 0) + 1;
      bytes.write(0x30);
      if (rest > 127) {
        bytes.write(rest % 128 + 128);
        bytes.write(rest / 128);
      } else {
        bytes.write(rest);
      }
      bytes.write(0);
      bytes.write(text.length);
      bytes.writeBytes(text);
      if (version == 5) {
        bytes.write(0);
      }
      bytes.write('x');
      client.sendBytes(bytes.toByteArray());
      end(scene, topic, client);
    }
  }

  private static void filters(Scene scene, int version) {
    for (String filter : List.of("", "a#", "#/a", "a/+b")) {
      var client = scene.client(version, "client").send(Say.subscribe(1, filter, 0));
      end(scene, filter, client);
    }
    var client = scene.client(version, "client").send(Say.unsubscribe(1, "a/#/b"));
    end(scene, "unsubscribe", client);
  }

  private static void outOfPlace(Scene scene, int version) {
    var early = scene.open().send(Say.publish(1, "a", "x", 1));
    end(scene, "before CONNECT", early);
    var twice = scene.client(version, "client").send(Say.connect(version, "client", true));
    end(scene, "a second CONNECT", twice);
    var connack = scene.client(version, "client").sendBytes(0x20, 2, 0, 0);
    end(scene, "CONNACK", connack);
  }

  private static void bytes(Scene scene, int version) {
    var http = scene.open().sendBytes('P', 'O', 'S', 'T', ' ', '/', '\r', '\n', '\r', '\n');
    end(scene, "HTTP", http);
    var type = scene.client(version, "client").sendBytes(0x00, 0x00);
    end(scene, "type 0", type);
    var length = scene.client(version, "client").sendBytes(0x30, 0xff, 0xff, 0xff, 0xff, 0xff);
    end(scene, "a length without end", length);
    var quality = scene.client(version, "client").sendBytes(0x36, 6, 0, 1, 'a', 0, 1, 0);
    end(scene, "QoS 3", quality);
    var nothing = scene.client(version, "client").sendBytes(0x82, 2, 0, 1);
    end(scene, "subscribing to nothing", nothing);
    var id = scene.client(version, "client").sendBytes(0x32, 6, 0, 1, 'a', 0, 0, 0);
    end(scene, "packet id 0", id);
    var text = scene.client(version, "client").sendBytes(0x30, 5, 0, 2, 0xc3, 0x28, 0);
    end(scene, "no UTF-8", text);
  }

  private static void versions(Scene scene, int version) {
    var client = scene.open();
    client.sendBytes(0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', version + 2, 2, 0, 60, 0, 1, 'c');
    if (version == 5) {
      scene.note("version 7", client.next());
      scene.note("version 7", client.next());
    } else {
      scene.note("version 6", client.next());
      scene.note("version 6", client.next());
    }
  }

  private static void aliases(Scene scene, int version) {
    for (int alias : new int[] {0, 10, 11}) {
      var client = scene.client(5, "client");
      var properties = Say.number(MqttProperties.TOPIC_ALIAS, alias);
      client.send(Say.message(1, "a", "x", 0).properties(properties).build());
      end(scene, "alias " + alias, client);
    }
    var client = scene.client(5, "client");
    var unknown = Say.number(MqttProperties.TOPIC_ALIAS, 5);
    client.send(Say.message(1, "", "x", 0).properties(unknown).build());
    end(scene, "unknown", client);
  }

  private static void expiry(Scene scene, int version) {
    var client = scene.client(5, "client");
    var late = Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, 100);
    end(scene, "client", client.send(Say.goodbye(0, late)));
    scene.client(Say.connect(5, "client", false));
  }

  private static void authentication(Scene scene, int version) {
    var properties = new MqttProperties();
    properties.add(
        new MqttProperties.StringProperty(MqttProperties.AUTHENTICATION_METHOD, "magic"));
    var client = scene.open().send(Say.hello(5, "client", true).properties(properties).build());
    scene.note("client", client.next());
    scene.note("client", client.next());
  }
}

package dev.tayberry.simulator.broker;

import static dev.tayberry.simulator.broker.Scenario.both;
import static dev.tayberry.simulator.broker.Scenario.five;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.stream.Stream;

/** What is said for a client that is gone. */
final class WillScenarios {
  private WillScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            both("a client vanishes", WillScenarios::vanishes),
            both("a client leaves", WillScenarios::leaves),
            both("a client falls silent", WillScenarios::silent),
            both("a client's session is taken over", WillScenarios::takenOver),
            both("a client breaks the rules", WillScenarios::breaks),
            both("a retained will", WillScenarios::retained),
            five("a client leaves with its will", WillScenarios::leavesWithWill),
            five("a will waits", WillScenarios::waits),
            five("a will waits no longer than the session", WillScenarios::sessionEnds),
            five("a client is back in time", WillScenarios::backInTime))
        .flatMap(scenario -> scenario);
  }

  private static WireClient watcher(Scene scene, int version) {
    var watcher = scene.client(version, "watcher").send(Say.subscribe(1, "will", 1));
    watcher.all();
    return watcher;
  }

  private static MqttMessage mortal(int version, boolean clean) {
    return Say.will(Say.hello(version, "mortal", clean), "will", "gone", 0).build();
  }

  /** Lasts 1000 seconds, the will waits that long. */
  private static MqttMessage patient(boolean clean, int delay, int expiry) {
    var hello = Say.hello(5, "mortal", clean);
    hello.properties(Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, expiry));
    return Say.will(hello, "will", "gone", delay).build();
  }

  private static void vanishes(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(mortal(version, true)).cut();
    scene.note("watcher", watcher.next());
  }

  private static void leaves(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.note("mortal", scene.client(mortal(version, true)).send(Say.goodbye(0)).next());
    scene.note("watcher", watcher.all());
  }

  private static void silent(Scene scene, int version) {
    var watcher = watcher(scene, version);
    var hello = Say.hello(version, "mortal", true).keepAlive(1);
    var mortal = scene.client(Say.will(hello, "will", "gone", 0).build());
    scene.note("watcher", watcher.next());
    scene.note("mortal", mortal.all().getLast());
  }

  private static void takenOver(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(mortal(version, true));
    scene.client(Say.connect(version, "mortal", true));
    scene.note("session ended", watcher.all());
    var hello = Say.hello(version, "lasting", false);
    if (version == 5) {
      hello.properties(Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, 100));
    }
    scene.client(Say.will(hello, "will", "lasting gone", 0).build());
    scene.client(Say.lasting(version, "lasting", false));
    scene.note("session goes on", watcher.all());
  }

  private static void breaks(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(mortal(version, true)).send(Say.subscribe(1, "a/#/b", 0));
    scene.note("watcher", watcher.next());
  }

  private static void retained(Scene scene, int version) {
    var watcher = watcher(scene, version);
    var hello = Say.hello(version, "mortal", true).willRetain(true);
    scene.client(Say.will(hello, "will", "gone", 0).build()).cut();
    scene.note("watcher", watcher.next());
    var late = scene.client(version, "late").send(Say.subscribe(1, "will", 1));
    scene.note("late", late.all());
  }

  private static void leavesWithWill(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(mortal(5, true)).send(Say.goodbye(4)).next();
    scene.note("watcher", watcher.next());
  }

  private static void waits(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(patient(true, 2, 1000)).cut();
    scene.note("at first", watcher.all());
    scene.note("watcher", watcher.next());
  }

  private static void sessionEnds(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(patient(true, 1000, 1)).cut();
    scene.note("at first", watcher.all());
    scene.note("watcher", watcher.next());
  }

  private static void backInTime(Scene scene, int version) {
    var watcher = watcher(scene, version);
    scene.client(patient(true, 1, 1000)).cut();
    scene.client(Say.lasting(5, "mortal", false));
    scene.pass(3);
    scene.note("watcher", watcher.all());
  }
}

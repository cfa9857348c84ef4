package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Needed;
import dev.tayberry.hal.mqtt.broker.Reason;
import dev.tayberry.hal.mqtt.broker.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** mosquitto's own command-line clients as witnesses. */
class MosquittoClientsTest {
  private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
  private OurBroker broker;

  @BeforeAll
  static void clientsAreHere() {
    program("mosquitto_pub");
    program("mosquitto_sub");
  }

  private static String program(String name) {
    return Needed.program(name, "mosquitto-clients");
  }

  @BeforeEach
  void start() {
    broker = new OurBroker();
    broker.loop.run(
        () ->
            broker.broker.watch(
                new Watcher() {
                  @Override
                  public void connected(String clientId, int version) {
                    events.add(clientId + " in");
                  }

                  @Override
                  public void disconnected(String clientId, Reason reason) {
                    events.add(clientId + " out");
                  }
                }));
  }

  @AfterEach
  void stop() throws InterruptedException {
    broker.close();
  }

  private void await(String event) throws InterruptedException {
    String seen;
    do {
      seen = events.poll(10, TimeUnit.SECONDS);
    } while (seen != null && !seen.equals(event));
    assertEquals(event, seen);
  }

  private Program client(String program, String name, String... more) throws IOException {
    var command = new ArrayList<>(List.of(program, "-p", "" + broker.port(), "-i", name));
    command.addAll(List.of(more));
    return Program.start(command);
  }

  private void publish(String... more) throws Exception {
    assertEquals("", client(program("mosquitto_pub"), "pub", more).output());
  }

  private Program subscribe(String name, String... more) throws IOException {
    return client(program("mosquitto_sub"), name, more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"311", "5"})
  void retainedMessagesAndEveryQos(String version) throws Exception {
    publish("-V", version, "-t", "desk/height", "-m", "72.5", "-r", "-q", "1");
    publish("-V", version, "-t", "desk/state", "-m", "stopped", "-r", "-q", "2");
    var subscriber =
        subscribe("sub", "-V", version, "-t", "desk/#", "-q", "2", "-C", "3", "-F", "%t %p %q %r");
    await("sub in");
    // The two retained ones may still be on their way; the third is told apart by its flag.
    publish("-V", version, "-t", "desk/cmd", "-m", "STOP", "-q", "2", "-r");
    var lines = subscriber.output().lines().map(line -> line.replaceFirst(" [01]$", "")).toList();
    assertEquals(
        List.of("desk/cmd STOP 2", "desk/height 72.5 1", "desk/state stopped 2"),
        lines.stream().sorted().toList());
  }

  @Test
  void propertiesTravel() throws Exception {
    var properties = new ArrayList<>(List.of("-V", "5", "-t", "a", "-m", "x", "-r"));
    for (String[] property :
        new String[][] {
          {"content-type", "text/plain"},
          {"response-topic", "re"},
          {"correlation-data", "c1"},
          {"message-expiry-interval", "60"}
        }) {
      properties.addAll(List.of("-D", "publish", property[0], property[1]));
    }
    properties.addAll(List.of("-D", "publish", "user-property", "k", "v"));
    publish(properties.toArray(String[]::new));
    var subscriber = subscribe("sub", "-V", "5", "-t", "a", "-C", "1", "-F", "%p %C %R %D %P %E");
    assertEquals("x text/plain re c1 k:v 60", subscriber.output());
  }

  @Test
  void aSessionCollectsWhatItMissed() throws Exception {
    subscribe("s", "-V", "311", "-c", "-t", "a", "-q", "1", "-E").output();
    for (String text : List.of("1", "2", "3")) {
      publish("-t", "a", "-m", text, "-q", "1");
    }
    var back = subscribe("s", "-V", "311", "-c", "-t", "a", "-q", "1", "-C", "3");
    assertEquals("1\n2\n3", back.output());
  }

  @Test
  void aKilledClientsWillIsSent() throws Exception {
    var watcher = subscribe("watcher", "-t", "will", "-C", "1");
    await("watcher in");
    // Subscribed once a retained message has come back.
    var mortal =
        subscribe(
            "mortal", "-t", "x", "--will-topic", "will", "--will-payload", "gone", "--will-retain");
    await("mortal in");
    mortal.kill();
    assertEquals("gone", watcher.output());
  }

  @Test
  void aLargePayloadArrivesWhole() throws Exception {
    String large = "0123456789".repeat(12_000);
    publish("-t", "a", "-m", large, "-r", "-q", "1");
    assertEquals(large, subscribe("sub", "-t", "a", "-C", "1", "-q", "1").output());
  }
}

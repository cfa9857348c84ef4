package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Mosquitto;
import dev.tayberry.fixtures.MqttClients;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The standing desk with a broker of its own, mosquitto, which is treated badly, and through which
 * comes what is no command. Each test begins and ends with a desk at rest.
 */
@Isolated // milliseconds count here
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherBrokerTest {
  private static final String STATUS = "desk/ab12/status";

  @TempDir static Path folder;
  private Mosquitto mosquitto;
  private MqttClients clients;
  private DeskAtWork work;
  private List<String> commandsBefore;

  @BeforeAll
  void start() {
    mosquitto = Mosquitto.start(folder);
    clients = new MqttClients(mosquitto.port(), "desk/ab12/#");
    clients.publish("desk/ab12/height/set", "-m", "110", "-r");
    clients.publish("desk/ab12/hold", "-m", "UP", "-r");
    work = new DeskAtWork(folder, 750, "--env", "MQTT_URL=mqtt://127.0.0.1:" + mosquitto.port());
    clients.until("desk/ab12/availability", "online");
    clients.until("desk/ab12/height", "75.0");
    assertReason("not-understood", answer("height/set", "-m", "high"));
    assertEquals(List.of(), work.commands(), "what was retained has moved the desk");
  }

  @BeforeEach
  void rest() {
    work.stands();
    clients.until(STATUS, "\"moving\":false");
    commandsBefore = work.commands();
  }

  @AfterAll
  void end() {
    for (AutoCloseable each : new AutoCloseable[] {clients, work, mosquitto}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  /** What the app answers when it has taken in all that came before. */
  private String answer(String topic, String... how) {
    return clients.ask("desk/ab12/" + topic, how);
  }

  @Test
  void whatIsPublishedAsRetainedMovesNothing() {
    clients.publish("desk/ab12/height/set", "-m", "110", "-r");
    assertReason("not-understood", answer("height/set", "-m", "high"));
    assertStill();
  }

  @Test
  void whatIsNoCommandOfNowIsRefusedWithItsReason() throws IOException {
    Path huge = folder.resolve("huge");
    Files.writeString(huge, "110" + " ".repeat(1_000_000));
    assertReason("empty", answer("height/set", "-n"));
    // mosquitto_rr sends nothing of a file.
    String[] answered = {"-V", "5", "-D", "publish", "response-topic", "desk/ab12/answer"};
    clients.publish("desk/ab12/height/set", with(answered, "-f", huge.toString()));
    clients.until("desk/ab12/answer", "too-large");
    assertReason("expired", answer("height/set", "-m", "{\"value\":110,\"expires\":1000}"));
    assertReason("out-of-range", answer("height/set", "-m", "9999"));
    assertReason("malformed", answer("height/set", "-m", "{\"value\":"));
    for (String word : List.of("NaN", "1e999", "--110", "eleventy")) {
      assertReason("not-understood", answer("height/set", "-m", word));
    }
    assertStill();
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static void assertReason(String reason, String answer) {
    assertTrue(answer.contains("\"accepted\":false,\"reason\":\"" + reason + "\""), answer);
  }

  private void assertStill() {
    assertEquals(commandsBefore, work.commands());
    assertTrue(clients.last(STATUS).contains("\"moving\":false"), clients.last(STATUS));
  }

  @Test
  void aBrokerThatFreezesInTheMiddleOfAHoldStopsTheDesk() {
    int stops = holdUp();
    Refreshed last = new Refreshed();
    mosquitto.freeze();
    try {
      assertStopped(stops, last, "frozen");
    } finally {
      mosquitto.thaw();
    }
    staysWhereItIs();
  }

  @Test
  void aBrokerThatIsKilledInTheMiddleOfAHoldStopsTheDesk() {
    int stops = holdUp();
    Refreshed last = new Refreshed();
    mosquitto.kill();
    assertStopped(stops, last, "killed");
    clients.close();
    mosquitto.restart();
    clients = new MqttClients(mosquitto.port(), "desk/ab12/#");
    clients.until("desk/ab12/availability", "online");
    staysWhereItIs();
  }

  @Test
  void aBrokerThatHangsDoesNotKeepTheAppFromEnding() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    String url = "MQTT_URL=mqtt://127.0.0.1:" + mosquitto.port();
    try (var desk = TayProcess.sim(Apps.desk(other), "--env", url, "--env", "DESK_ID=cd34");
        var listener = new MqttClients(mosquitto.port(), "desk/cd34/#")) {
      listener.until("desk/cd34/availability", "online");
      mosquitto.freeze();
      try {
        long asked = System.nanoTime();
        desk.signal("TERM");
        assertEquals(143, desk.exit(), desk.text());
        long millis = (System.nanoTime() - asked) / 1_000_000;
        assertTrue(millis < 8_000, () -> "it took " + millis + " ms");
      } finally {
        mosquitto.thaw();
      }
    }
  }

  /** For a second and a half, as a client does while a key is held; how many stops were sent. */
  private int holdUp() {
    double from = work.desk().height();
    int stops;
    do {
      stops = stops();
      clients.publish("desk/ab12/hold", "-m", "UP");
      Patience.pause(250);
    } while (work.desk().height() < from + 20);
    clients.publish("desk/ab12/hold", "-m", "UP");
    return stops;
  }

  private int stops() {
    return Collections.frequency(work.sent(), DeskAtWork.WAKE_OR_STOP);
  }

  private void assertStopped(int stops, Refreshed last, String how) {
    Patience.until(() -> "a stop: " + work.sent(), () -> stops() > stops);
    long millis = last.millisAgo();
    long late = last.stop();
    System.out.printf(
        "hold: the broker is %s, stop on the wire after %d ms; this machine was up to %d ms late%n",
        how, millis, late);
    // 500 ms to give up a hold, and the turns of three programs until the bytes are here.
    assertTrue(millis <= 600 + late, () -> millis + " ms after the last refresh");
  }

  /** When it was, and how late this machine has woken a thread since: nobody can be quicker. */
  private static final class Refreshed {
    private final long nanos = System.nanoTime();
    private volatile boolean wanted = true;
    private volatile long latest;
    private final Thread sleeper = Thread.ofPlatform().daemon().start(this::sleep);

    private void sleep() {
      while (wanted) {
        long began = System.nanoTime();
        Patience.pause(5);
        latest = Math.max(latest, System.nanoTime() - began - 5_000_000);
      }
    }

    long millisAgo() {
      return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** In milliseconds. */
    long stop() {
      wanted = false;
      return latest / 1_000_000;
    }
  }

  private void staysWhereItIs() {
    work.stands();
    double height = work.desk().height();
    int commands = work.commands().size();
    assertReason("not-understood", answer("height/set", "-m", "high"));
    assertEquals(commands, work.commands().size(), () -> work.sent().toString());
    assertEquals(height, work.desk().height());
  }
}

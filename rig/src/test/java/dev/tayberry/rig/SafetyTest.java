package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.MovingBox;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * What the manifest says of outputs holds when the script does not: every way to break one ends
 * with them safe. The scripts of {@code src/test/safety} are {@link Play}s; the levels, and the
 * writes that led to them, are those of the kernel. (A program started anew in place is one that
 * ended.) What needs a process of its own starts while another waits. The last of all tests: it
 * takes the JVM along in which the others run their apps.
 */
@Order(Integer.MAX_VALUE)
class SafetyTest {
  private static final Path SCRIPTS = Rig.checkout().resolve("rig/src/test/safety");
  private static final String PLACE = "/home/pi/safety/";
  private static final String SUPERVISED = PLACE + "supervised/supervised.js";
  private static final String TOLD =
      "tay: safety: left, right safe (killed): the process was killed (KILL)";
  private static final int WAKE = 18;
  private static final int MOTOR = 27;
  private static final int DEBUGGED = 16;
  private static final int INSPECTOR = 19229;
  private static final String INSPECT =
      "RIG_JAVA='-Dpolyglot.inspect=%d -Dpolyglot.inspect.Suspend=false -Dpolyglot.inspect.Path=app'"
          .formatted(INSPECTOR);

  private final Rig rig = Rig.machine();
  private @Nullable GuestProcess debugged;
  private @Nullable Service service;

  @TestFactory
  Stream<DynamicTest> outputsAreSafe() {
    rig.copy(SCRIPTS, "/home/pi/safety");
    List<String> scripts =
        Stream.of("rules", "interlock", "ends", "beats", "signals")
            .flatMap(SafetyTest::scripts)
            .toList();
    service = new Service(rig, rig.safeScript(SUPERVISED));
    // The slowest start of all. Should it trip while others are busy, it switches on again.
    debugged = rig.startApp(INSPECT, PLACE + "debugged/debugged.js");
    return Stream.concat(
        scripts.stream().map(this::test),
        Stream.of(
            DynamicTest.dynamicTest("endless loop", this::spin),
            test("stuck/waits-in-java.js"), // takes its JVM along
            DynamicTest.dynamicTest("paused in a debugger", this::pause),
            DynamicTest.dynamicTest("killed", this::kill),
            DynamicTest.dynamicTest("killed under a supervisor", this::killSupervised),
            DynamicTest.dynamicTest("the supervised script is killed", this::killScript)));
  }

  private DynamicTest test(String script) {
    return DynamicTest.dynamicTest(
        script.replaceAll(".*/|\\.js", "").replace('-', ' '),
        () -> new Play(rig, SCRIPTS.resolve(script)).act(() -> rig.startWarm(PLACE + script)));
  }

  /** Its script spins, is tripped for it and stopped; none of that may leave a box alone. */
  private void spin() throws IOException {
    supervise(); // its app starts while these wait
    rig.record().clear();
    try (var box = new MovingBox("unix-connect:" + rig.uartSocket());
        RunningApp app = rig.startWarm(PLACE + "held/held.js")) {
      assertEquals("moving 1 1", app.awaitNext());
      app.awaitError("wake holds its level until desk rests");
      app.awaitError("did not come back within 2 s");
      box.awaitAnswers(20);
      assertEquals(1, rig.level(WAKE), "the box moves still");
      assertEquals(0, rig.level(MOTOR));
      box.rest();
      assertEquals(1, app.exit());
      assertEquals(
          List.of("18=1", "27=1", "27=0", "18=0"), rig.record().writes(Set.of(WAKE, MOTOR)));
      rig.run("tail -1 safety/held/.tayberry/data/trips.log | grep '\"reason\":\"blocked\"'").ok();
      assertTrue(box.answers().matches("4+111[01]*"), box::answers);
    }
  }

  private void pause() {
    GuestProcess app = required(debugged);
    app.await("on");
    seen(DEBUGGED, 1);
    URI inspector = URI.create("ws://127.0.0.1:" + rig.forward(INSPECTOR) + "/app");
    try (var debugger = new Debugger(inspector)) {
      debugger.pause();
      seen(DEBUGGED, 0);
      app.awaitError("motor safe (heartbeat)");
      debugger.resume();
    }
    app.await("ERR_HEARTBEAT");
    app.await("on");
    seen(DEBUGGED, 1);
  }

  /** The kernel lets go of its lines: what is on them is what the wiring pulls them to. */
  private void kill() {
    rig.pull(DEBUGGED, 0);
    rig.record().clear();
    required(debugged).signal("KILL");
    seen(DEBUGGED, 0);
    assertEquals(List.of(), rig.record().writes(Set.of(DEBUGGED)));
  }

  private void supervise() {
    rig.pull(24, 1);
    rig.pull(25, 0);
    required(service).start("/usr/local/bin/tay run --board raspberrypi,4-model-b " + SUPERVISED);
  }

  private void killSupervised() {
    away();
    required(service).killApp();
    assertEquals(137, required(service).exit());
    safe();
    required(service).says(TOLD);
  }

  /** What systemd runs after it is then the one that acts; the app must not be left alive. */
  private void killScript() {
    Service service = required(this.service);
    service.start("/usr/bin/gpioset --consumer app GPIO24=1 GPIO25=0");
    away();
    service.killScript();
    service.exit();
    safe();
    service.says(TOLD);
  }

  private void away() {
    held("app|supervised:(left|right)");
    seen(24, 1);
    seen(25, 0);
  }

  /** Against what the outside pulls them to. */
  private void safe() {
    seen(24, 0);
    seen(25, 1);
    held("supervised:safe");
  }

  /** Waits for whoever is to drive both lines; a JVM may have to start. */
  private void held(String by) {
    rig.run(
            "timeout 150 sh -c 'until gpioinfo GPIO24 GPIO25 | grep -cE \"consumer=.?(%s)\" | grep -qx 2; do sleep 0.1; done' || { gpioinfo; exit 1; }"
                .formatted(by))
        .ok();
  }

  private void seen(int line, int level) {
    Patience.until(() -> "line " + line + " at " + level, () -> rig.level(line) == level);
  }

  /** Missing where the test that starts it failed before. */
  private static <T> T required(@Nullable T started) {
    return Objects.requireNonNull(started, "not started");
  }

  @AfterEach
  void close() {
    for (AutoCloseable each : new AutoCloseable[] {debugged, service}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static Stream<String> scripts(String app) {
    try (var files = Files.list(SCRIPTS.resolve(app))) {
      List<String> all =
          files
              .map(file -> app + "/" + file.getFileName())
              .filter(name -> name.endsWith(".js") && !name.endsWith("/away.js"))
              .sorted()
              .toList();
      assertTrue(!all.isEmpty(), () -> "no scripts of " + app);
      return all.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the manifest says of outputs holds when the script does not: every way to break one ends
 * with them safe. The scripts of {@code src/test/safety} are {@link Play}s; the levels, and the
 * writes that led to them, are those of the kernel. An app that is started again is one that ended.
 */
class SafetyTest {
  private static final Path SCRIPTS = Rig.checkout().resolve("rig/src/test/safety");
  private static final String PLACE = "/home/pi/safety/";

  private final Rig rig = Rig.machine();

  @BeforeEach
  void bring() {
    rig.copy(SCRIPTS, "/home/pi/safety");
  }

  @TestFactory
  Stream<DynamicTest> theScriptBreaks() {
    // The last one takes the JVM of all along.
    return Stream.of("rules", "interlock", "beats", "ends")
        .flatMap(SafetyTest::scripts)
        .map(
            script ->
                DynamicTest.dynamicTest(
                    script.replaceAll(".*/|\\.js", "").replace('-', ' '),
                    () -> play(script).act(() -> rig.startWarm(PLACE + script))));
  }

  @Test
  void aSignalComes() {
    play("alone/signals.js").act(() -> rig.startApp(PLACE + "alone/signals.js"));
  }

  @Test
  void aDebuggerPausesItAndThenItIsKilled() {
    rig.pull(16, 0);
    rig.record().clear();
    String inspect =
        "-Dpolyglot.inspect=19229 -Dpolyglot.inspect.Suspend=false -Dpolyglot.inspect.Path=app";
    try (var app = rig.startApp("RIG_JAVA='" + inspect + "'", PLACE + "debugged/debugged.js")) {
      app.await("on");
      seen(16, 1);
      try (var debugger =
          new Debugger(URI.create("ws://127.0.0.1:" + rig.forward(19229) + "/app"))) {
        debugger.pause();
        seen(16, 0);
        app.awaitError("motor safe (heartbeat)");
        debugger.resume();
      }
      app.await("ERR_HEARTBEAT");
      app.await("on");
      seen(16, 1);
      app.signal("KILL");
      seen(16, 0);
      assertEquals("16=1", rig.record().writes(Set.of(16)).getLast(), "the kernel let go of it");
    }
  }

  @Test
  void itIsKilledUnderASupervisor() {
    rig.pull(24, 1);
    rig.pull(25, 0);
    try (var service = new Service(rig, PLACE + "alone/supervised.js", Service.RUN, Service.HOLD)) {
      service.start();
      running();
      service.killApp();
      assertEquals(137, service.exit());
      safe();
      service.start();
      running();
      service.killSupervised();
      safe();
    }
  }

  private void running() {
    seen(24, 1);
    seen(25, 0);
  }

  private void safe() {
    seen(24, 0);
    seen(25, 1);
    String holder = rig.run("gpioinfo GPIO24 GPIO25").text();
    assertEquals(2, holder.split("consumer=\"?alone:safe", -1).length - 1, holder);
  }

  private void seen(int line, int level) {
    Patience.until(() -> "line " + line + " at " + level, () -> rig.level(line) == level);
  }

  private Play play(String script) {
    return new Play(rig, SCRIPTS.resolve(script));
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

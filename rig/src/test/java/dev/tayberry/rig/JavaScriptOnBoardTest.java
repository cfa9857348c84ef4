package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JavaScript's behaviours on real devices: each folder of {@code src/test/js} is an app, run by
 * {@code tay run}. The comments of its main.js are a play for two, acted in their order: {@code //
 * out: text} waits for a line it prints, {@code // $ command} must succeed in the machine (the
 * world around the board, and witnesses we did not write), {@code // uart: text} waits for that on
 * the other end of the UART, {@code // uart says: text} is sent from there, {@code // exit: n}
 * waits for its end; {@code before} and {@code after} are commands as well.
 */
class JavaScriptOnBoardTest {
  private static final Path APPS = Rig.checkout().resolve("rig/src/test/js");

  private final Rig rig = Rig.machine();

  @TestFactory
  Stream<DynamicTest> behaviours() throws IOException {
    try (var folders = Files.list(APPS)) {
      List<Path> apps = folders.sorted().toList();
      assertTrue(apps.size() >= 3, "found too few apps");
      return apps.stream()
          .map(app -> DynamicTest.dynamicTest(app.getFileName().toString(), () -> play(app)));
    }
  }

  private void play(Path app) throws IOException {
    List<String> lines =
        Files.readAllLines(app.resolve("main.js")).stream()
            .filter(line -> line.startsWith("// "))
            .map(line -> line.substring(3))
            .toList();
    String place = "/home/pi/" + app.getFileName();
    rig.copy(app, place);
    try {
      lines.forEach(line -> command(line, "before: "));
      try (var uart = rig.uart();
          var program = rig.startTay("run", "--board", "raspberrypi,4-model-b", place)) {
        lines.forEach(line -> act(line, program, uart));
      }
    } finally {
      lines.forEach(line -> command(line, "after: "));
    }
  }

  private void act(String line, GuestProcess program, Uart uart) {
    command(line, "$ ");
    if (line.startsWith("out: ")) {
      assertEquals(line.substring(5), program.awaitNext());
    } else if (line.startsWith("uart: ")) {
      uart.await(line.substring(6));
    } else if (line.startsWith("uart says: ")) {
      uart.write((line.substring(11) + "\n").getBytes(StandardCharsets.UTF_8));
    } else if (line.startsWith("exit: ")) {
      assertEquals(line.substring(6), "" + program.exit(), () -> "" + program.err());
    }
  }

  private void command(String line, String prefix) {
    if (line.startsWith(prefix)) {
      Result result = rig.run(line.substring(prefix.length()));
      assertEquals(0, result.exit(), () -> line + "\n" + result);
    }
  }
}

package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tayberry.command.Tay;
import dev.tayberry.simulator.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standing desk whose guard trips it while it lives. A loop that stands still is never late on
 * a simulated board, so its manifest is made to want signs of life from the app, which leaves some
 * out.
 */
class LateDeskTest {
  @TempDir Path folder;

  @Test
  void aDeskThatWasTrippedIsBackAndMovesAtANewCommandOnly() throws IOException {
    Path app = Apps.desk(folder);
    Path manifest = app.resolve("package.json");
    String own = Files.readString(manifest);
    String late =
        own.replace("\"main\": \"main.js\"", "\"main\": \"late.js\"")
            .replace(
                "\"heartbeat\": \"1s\"", "\"heartbeat\": { \"within\": \"1s\", \"by\": \"app\" }");
    assertNotEquals(own, late);
    Files.writeString(manifest, late);
    Path tests = Files.createDirectory(app.resolve("test/late"));
    try (var files = Files.list(Path.of("src/test/late"))) {
      for (Path file : files.toList()) {
        boolean main = file.endsWith("late.js");
        Files.copy(file, (main ? app : tests).resolve(file.getFileName()));
      }
    }
    assertEquals(0, new Tay(new Main()).run("test", app + "", "test/late"));
  }
}

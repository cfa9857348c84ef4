package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.loop.VirtualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockedScriptTest {
  @TempDir Path folder;

  @Test
  void isReportedWithItsPlaceAndEndedAtItsLimit() throws Exception {
    Path file = folder.resolve("main.mjs");
    Files.writeString(
        file,
        """
        function spin() {
          try {
            while (true) {}
          } finally {
            process.stdout.write('not even finally runs');
          }
        }
        setTimeout(spin, 5);
        """);
    TestProgram.Result result = TestProgram.run(file, new VirtualTime(), Duration.ofMillis(1500));
    assertEquals(1, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains("at spin (" + file.toRealPath() + ":3:"), result.err());
    assertTrue(result.err().contains("outputs go to their safe level"), result.err());
  }

  @Test
  void hasMoreTimeWhileItsEntryRuns() throws Exception {
    Path file = folder.resolve("main.mjs");
    Files.writeString(
        file,
        """
        const end = performance.now() + 2500;
        for (let i = 0; performance.now() < end; i++) {}
        setTimeout(() => { while (true) {} }, 5);
        """);
    TestProgram.Result result = TestProgram.run(file, new RealTime(), Duration.ofMillis(1500));
    assertEquals(1, result.code(), result.err());
    assertTrue(result.err().contains("at " + file.toRealPath() + ":3:"), result.err());
    assertTrue(result.err().contains("did not come back within 2 s"), result.err());
  }

  @Test
  void isOnlyReportedWhenItComesBackInTime() throws Exception {
    Path file = folder.resolve("main.mjs");
    Files.writeString(
        file,
        """
        const end = Date.now() + 1400;
        while (Date.now() < end) {}
        """);
    TestProgram.Result result = TestProgram.run(file, new RealTime(), Duration.ofSeconds(60));
    assertEquals(0, result.code(), result.err());
    assertTrue(result.err().contains("has kept everything waiting for 1."), result.err());
  }
}

package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.runtime.loop.RealTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code hal:serial} promises on the simulated board, kept by real terminals: the same
 * programs, through jSerialComm, in real time.
 */
class SerialPtyTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> behaviours() throws IOException {
    try (Stream<Path> all = Files.list(JavaScriptTest.ROOT.resolve("serial"))) {
      // A pair of terminals has no modem lines.
      List<Path> files =
          all.filter(p -> p.toString().endsWith(".test.mjs"))
              .filter(p -> !p.getFileName().toString().startsWith("modem-"))
              .sorted()
              .toList();
      assertTrue(files.size() > 5, "found too few tests");
      return files.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }
  }

  private void check(Path file) throws IOException {
    try (var cable = new PtyCable(Files.createTempDirectory(folder, "pty"))) {
      var result =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30),
              () -> TestProgram.run(file, new RealTime(), Duration.ofSeconds(10), cable));
      JavaScriptTest.check(file, result);
    }
  }
}

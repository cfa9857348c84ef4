package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each app of the project keeps what its own tests say: {@code tay test}, as its user runs it. */
class SampleAppsTest {
  private static final Path APPS = Path.of("../sample-apps");

  @TestFactory
  Stream<DynamicTest> itsOwnTestsPass() throws IOException {
    try (var folders = Files.list(APPS)) {
      List<Path> apps = folders.filter(app -> Files.isDirectory(app.resolve("test"))).toList();
      assertTrue(apps.size() >= 2, () -> "found only " + apps);
      return apps.stream()
          .map(app -> DynamicTest.dynamicTest(app.getFileName().toString(), () -> passes(app)));
    }
  }

  private static void passes(Path app) {
    try (var tay = TayProcess.start(Map.of("CI", "true"), "test", app.toString())) {
      assertEquals(0, tay.exit(9 * 60), tay::text);
    }
  }
}

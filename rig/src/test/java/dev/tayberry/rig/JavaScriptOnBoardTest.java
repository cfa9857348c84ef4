package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JavaScript's behaviours on real devices: each folder of {@code src/test/js} is an app, run by
 * {@code tay run}, and its main.js a {@link Play}.
 */
class JavaScriptOnBoardTest {
  private static final Path APPS = Rig.checkout().resolve("rig/src/test/js");

  private final Rig rig = Rig.machine();

  @TestFactory
  Stream<DynamicTest> behaviours() throws IOException {
    rig.plugUsbPair();
    rig.copy(APPS, "/home/pi/js");
    try (var folders = Files.list(APPS)) {
      List<Path> apps = folders.sorted().toList();
      assertTrue(apps.size() >= 3, "found too few apps");
      return apps.stream()
          .map(app -> DynamicTest.dynamicTest(app.getFileName().toString(), () -> play(app)));
    }
  }

  private void play(Path app) {
    String place = "/home/pi/js/" + app.getFileName();
    new Play(rig, app.resolve("main.js")).act(() -> rig.startWarm(place));
  }
}

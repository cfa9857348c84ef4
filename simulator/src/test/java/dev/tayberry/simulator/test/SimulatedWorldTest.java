package dev.tayberry.simulator.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Both ends of the simulated wires, in JavaScript: apps with tests of their own. */
class SimulatedWorldTest {

  @TempDir Path data;

  /** The parts of hal:parts with those of sim:parts. */
  @TestFactory
  Stream<DynamicTest> partsDoWhatTheySay() throws IOException {
    return testsOf(Path.of("src/test/parts"), 7);
  }

  /** What sim:world has of buses and pulses. */
  @TestFactory
  Stream<DynamicTest> farEndsDoWhatTheySay() throws IOException {
    return testsOf(Path.of("src/test/world"), 3);
  }

  private Stream<DynamicTest> testsOf(Path folder, int atLeast) throws IOException {
    Path app = folder.toAbsolutePath();
    try (Stream<Path> all = Files.list(app.resolve("test"))) {
      List<Path> files = all.sorted().toList();
      assertTrue(files.size() >= atLeast, () -> "saw only " + files);
      return files.stream()
          .map(
              file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(app, file)));
    }
  }

  private void run(Path app, Path file) {
    TestFile.Outcome outcome =
        new TestFile(new TestFile.Of(Manifest.read(app), file, Boards.load("simulated"), 1), data)
            .run(event -> {});
    List<TestEvent> ran = outcome.events();
    assertTrue(
        ran.stream().anyMatch(event -> event.kind() == TestEvent.Kind.PASS), outcome::output);
    List<String> failures =
        ran.stream()
            .filter(event -> event.kind() == TestEvent.Kind.FAIL)
            .map(TestEvent::toString)
            .toList();
    assertEquals(List.of(), failures, outcome::output);
    assertNull(outcome.trouble(), outcome::output);
  }
}

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

/** The parts of hal:parts with those of sim:parts, in JavaScript: the app in src/test/parts. */
class PartsTest {
  private static final Path APP = Path.of("src/test/parts").toAbsolutePath();

  @TempDir Path data;

  @TestFactory
  Stream<DynamicTest> partsDoWhatTheySay() throws IOException {
    try (Stream<Path> all = Files.list(APP.resolve("test"))) {
      List<Path> files = all.sorted().toList();
      assertTrue(files.size() >= 7, () -> "saw only " + files);
      return files.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }
  }

  private void run(Path file) {
    TestFile.Outcome outcome =
        new TestFile(Manifest.read(APP), file, Boards.load("simulated"), 1, data).run(event -> {});
    List<String> failures =
        outcome.events().stream()
            .filter(event -> event.kind() == TestEvent.Kind.FAIL)
            .map(TestEvent::toString)
            .toList();
    assertEquals(List.of(), failures, outcome::output);
    assertNull(outcome.trouble(), outcome::output);
  }
}

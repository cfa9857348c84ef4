package dev.tayberry.simulator.test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the docs show, done: manifests are read, whole programs run for a minute on a simulated
 * board with the page's first manifest. Examples that are files of their own are tested there.
 */
class DocsTest {
  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- \\S+ -->\\n)?```(js|json)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MANIFEST =
      Pattern.compile("\"(?:tayberry|pins|serial|buses)\":.*", Pattern.DOTALL);
  private static final String A_MINUTE =
      """
      import { test } from 'node:test';
      import { app, clock } from 'sim:test';
      test('it runs', async () => {
        await app.start();
        await clock.sleep('60s');
        await app.stop();
      });
      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> manifestsAreRight() throws IOException {
    return each(
        7, DocsTest::isManifest, (page, block) -> Manifest.read(app(page, manifest(block), "")));
  }

  @TestFactory
  Stream<DynamicTest> programsRun() throws IOException {
    return each(6, DocsTest::isProgram, this::run);
  }

  private void run(Path page, MatchResult block) throws IOException {
    String manifest =
        blocks(page).stream()
            .filter(DocsTest::isManifest)
            .map(DocsTest::manifest)
            .findFirst()
            .get();
    boolean rig = block.group(3).contains("'sim:");
    Path app = app(page, manifest, rig ? "setInterval(() => {}, 1000);" : block.group(3));
    if (rig) {
      Files.createDirectory(app.resolve("simulation"));
      Files.writeString(app.resolve("simulation/rig.js"), block.group(3));
    }
    Path test = Files.writeString(app.resolve("docs.test.js"), A_MINUTE);
    Path data = Files.createDirectory(app.resolve("data"));
    var outcome =
        new TestFile(new TestFile.Of(Manifest.read(app), test, Boards.load("simulated"), 1), data)
            .run(event -> {});
    assertFalse(outcome.failed(), () -> outcome.events() + "\n" + outcome.output());
  }

  private interface Trial {
    void of(Path page, MatchResult block) throws IOException;
  }

  private static Stream<DynamicTest> each(int atLeast, Predicate<MatchResult> wanted, Trial trial)
      throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    int seen = 0;
    try (Stream<Path> pages = Files.list(DOCS)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        for (MatchResult block : blocks(page)) {
          if (block.group(1) == null && wanted.test(block)) {
            seen++;
            String name = page.getFileName() + ": " + block.group(3).lines().findFirst().orElse("");
            tests.add(DynamicTest.dynamicTest(name, () -> trial.of(page, block)));
          }
        }
      }
    }
    assertTrue(seen >= atLeast, "saw only " + seen);
    return tests.build();
  }

  private static List<MatchResult> blocks(Path page) {
    try {
      return BLOCK.matcher(Files.readString(page)).results().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isManifest(MatchResult block) {
    return block.group(2).equals("json") && MANIFEST.matcher(block.group(3)).matches();
  }

  private static String manifest(MatchResult block) {
    String text = block.group(3).strip();
    return text.startsWith("\"tayberry\"") ? text : "\"tayberry\": {" + text + "}";
  }

  /** Others are parts of one, and say what they are about in the words around them. */
  private static boolean isProgram(MatchResult block) {
    return block.group(2).equals("js") && block.group(3).startsWith("import ");
  }

  private Path app(Path page, String manifest, String main) throws IOException {
    Path app = Files.createTempDirectory(folder, "app");
    Files.writeString(
        app.resolve("package.json"),
        "{\"name\":\"docs\",\"type\":\"module\",\"main\":\"main.js\"," + manifest + "}");
    Files.writeString(app.resolve("main.js"), main);
    return app;
  }
}

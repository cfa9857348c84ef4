package dev.tayberry.simulator.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFileTest {
  @TempDir Path folder;

  private TestFile.Outcome run(String tests) throws IOException {
    Files.writeString(
        folder.resolve("package.json"),
        "{\"name\":\"app\",\"type\":\"module\",\"tayberry\":{\"pins\":{\"up\":\"GPIO5\"}}}");
    Files.writeString(folder.resolve("index.js"), "");
    Path file = folder.resolve("some.test.js");
    Files.writeString(file, "import test from 'node:test';\n" + tests);
    Path data = Files.createDirectories(folder.resolve("data"));
    return new TestFile(
            new TestFile.Of(Manifest.read(folder), file, Boards.load("simulated"), 1), data)
        .run(event -> {});
  }

  @Test
  void passesWhenItsTestsDo() throws IOException {
    TestFile.Outcome outcome = run("test('one', () => {});");
    assertNull(outcome.trouble());
    assertFalse(outcome.failed());
  }

  @Test
  void thatExitsInATestHasFailed() throws IOException {
    TestFile.Outcome outcome =
        run("test('one', () => process.exit(0)); test('two', () => { throw new Error(); });");
    assertEquals("ended before its tests had", outcome.trouble());
    assertTrue(outcome.failed());
  }

  @Test
  void whoseErrorBelongsToNoTestHasFailed() throws IOException {
    TestFile.Outcome outcome =
        run(
            "test('one', () => { setTimeout(() => { throw new Error('late'); }, 5); });"
                + " test('two', () => new Promise((done) => setTimeout(done, 20)));");
    assertEquals("ended with code 1", outcome.trouble());
  }

  @Test
  void thatTakesTheManifestsNameForALinesIsToldTheLine() throws IOException {
    TestFile.Outcome outcome =
        run(
            """
            import assert from 'node:assert';
            import world from 'sim:world';
            test('up', () => {
              assert.throws(() => world.line('up').level, /up is what the manifest calls GPIO5;/);
            });
            """);
    assertNull(outcome.trouble());
    assertFalse(outcome.failed());
  }

  @Test
  void typeScriptIsRunWithoutItsTypes() throws IOException {
    Files.writeString(
        folder.resolve("part.ts"),
        "export type Height = number;\nexport const up = (h: Height): Height => h + 1;\n");
    Files.writeString(folder.resolve("old.cts"), "exports.two = 2 as number;\n");
    Files.writeString(folder.resolve("bad.ts"), "let b: = 2;\n");
    Files.writeString(
        folder.resolve("throws.ts"),
        "interface A {}\nexport const a: A = new Error('x').stack!;\n");
    String tests =
        """
        import assert from 'node:assert';
        import { up } from './part.ts';
        import { two } from './old.cts';
        test('types', async () => {
          assert.equal(up(two), 3);
          await assert.rejects(import('./bad.ts'), { message: /bad.ts:1:8: Unexpected token/ });
          await assert.rejects(import('./part'), { message: /did you mean '.\\/part.ts'/ });
          await assert.rejects(import('./part.js'), { message: /did you mean '.\\/part.ts'/ });
          assert.match((await import('./throws.ts')).a, /throws.ts:2:21/);
        });
        """;
    TestFile.Outcome outcome = run(tests);
    assertNull(outcome.trouble(), () -> String.valueOf(outcome));
    assertFalse(outcome.failed(), () -> String.valueOf(outcome));
  }

  @Test
  void withoutATestHasFailed() throws IOException {
    assertEquals("has no test", run("").trouble());
  }

  @Test
  void waitingInVainShowsTheLineThatWaited() throws IOException {
    TestFile.Outcome outcome =
        run(
            """
            import assert from 'node:assert';
            import { clock } from 'sim:test';
            test('two', async () => {
              const error = await clock.until(() => false).catch((late) => late);
              assert.match(error.stack, /some\\.test\\.js:5/);
            });
            """);
    assertNull(outcome.trouble());
    assertFalse(outcome.failed());
  }
}

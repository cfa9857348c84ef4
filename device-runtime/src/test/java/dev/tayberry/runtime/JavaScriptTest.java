package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * JavaScript's behaviours, tested in JavaScript: each {@code src/test/js/**.test.js} is one
 * program. It says what it expects in comments: {@code // out: text} a line it prints, in order;
 * {@code // err: text} a part of what it writes to standard error; {@code // exit: n} its code,
 * else 0.
 */
class JavaScriptTest {
  static final Path ROOT = Path.of("src/test/js");

  @TestFactory
  Stream<DynamicTest> behaviours() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      List<Path> files =
          all.filter(p -> p.toString().matches(".*\\.test\\.[cm]?js"))
              .filter(p -> !p.toString().contains("node_modules"))
              .sorted()
              .toList();
      assertTrue(files.size() > 10, "found too few tests below " + ROOT.toAbsolutePath());
      return files.stream()
          .map(
              file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    check(file, TestProgram.run(file));
  }

  static void check(Path file, TestProgram.Result result) throws IOException {
    List<String> out = new ArrayList<>();
    List<String> err = new ArrayList<>();
    int exit = 0;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("// out: ")) {
        out.add(line.substring(8));
      } else if (line.startsWith("// err: ")) {
        err.add(line.substring(8));
      } else if (line.startsWith("// exit: ")) {
        exit = Integer.parseInt(line.substring(9));
      }
    }
    String all = "\n--- out\n" + result.out() + "--- err\n" + result.err();
    assertEquals(exit, result.code(), all);
    if (!out.isEmpty()) {
      assertEquals(String.join("\n", out), result.out().stripTrailing(), all);
    }
    for (String part : err) {
      assertTrue(result.err().contains(part), "standard error lacks: " + part + all);
    }
  }
}

package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NOTICE names what a build carries. */
class NoticeTest {
  /** Maven's lists of the run-time dependencies of what a laptop runs, written by their builds. */
  private static final List<Path> SHIPPED =
      List.of(
          House.ROOT.resolve("simulator/target/shipped.txt"),
          House.ROOT.resolve("deploy-tool/target/shipped.txt"));

  private static final Pattern SHIPPED_LINE =
      Pattern.compile("^\\s+([\\w.-]+:[\\w.-]+):jar:", Pattern.MULTILINE);
  private static final Pattern NOTICE_LINE =
      Pattern.compile("^([\\w.-]+:[\\w.-]+) +\\S.*$", Pattern.MULTILINE);

  @Test
  void everyLibraryWeCarryIsNamedWithItsLicence() {
    List<String> shipped =
        SHIPPED.stream()
            .flatMap(file -> names(SHIPPED_LINE, file).stream())
            .distinct()
            .sorted()
            .toList();
    assertTrue(shipped.size() > 20, () -> "saw only " + shipped);
    assertEquals(
        String.join("\n", shipped),
        String.join("\n", names(NOTICE_LINE, House.ROOT.resolve("NOTICE"))),
        "NOTICE should name these libraries, sorted, each with its licence");
  }

  private static List<String> names(Pattern line, Path file) {
    return line.matcher(House.read(file))
        .results()
        .map((MatchResult found) -> found.group(1))
        .sorted()
        .toList();
  }
}

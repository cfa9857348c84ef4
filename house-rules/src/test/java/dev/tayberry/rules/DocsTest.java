package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Docs are short, and what they point at is there. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void pagesThatEveryoneReadsAreShort() {
    List<String> tooLong =
        docs()
            .filter(page -> House.read(page).lines().count() > limit(page))
            .map(page -> House.ROOT.relativize(page) + ": over " + limit(page) + " lines")
            .toList();
    assertEquals(List.of(), tooLong);
  }

  @Test
  void linksBetweenPagesLeadSomewhere() {
    List<String> broken =
        docs()
            .flatMap(
                page ->
                    LINK.matcher(House.read(page))
                        .results()
                        .map((MatchResult link) -> link.group(1))
                        .filter(link -> !link.contains("://"))
                        .filter(link -> !Files.exists(page.resolveSibling(link)))
                        .map(link -> House.ROOT.relativize(page) + ": " + link))
            .toList();
    assertEquals(List.of(), broken);
  }

  private static Stream<Path> docs() {
    List<Path> pages = House.files(House.ROOT, ".md");
    assertTrue(pages.size() > 8, () -> "saw only " + pages);
    return pages.stream();
  }

  private static int limit(Path page) {
    return switch (House.ROOT.relativize(page).toString()) {
      case "README.md" -> 80;
      case "ARCHITECTURE.md" -> 120;
      case String name when name.startsWith("docs/decisions/") -> 30;
      default -> 400;
    };
  }
}

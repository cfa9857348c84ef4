package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every room looks like. */
class StyleTest {
  private static final Pattern EMPTY_WORD =
      Pattern.compile("(Utils?|Helper|Manager|Impl)$|^Abstract[A-Z]");
  private static final int LONGEST_FILE = 400;

  @Test
  void everyPackageSaysWhatLivesInItAndIsNullMarked() {
    List<String> unmarked =
        House.classes().stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName() + " lacks a package-info.java with @NullMarked")
            .sorted()
            .toList();
    assertEquals(List.of(), unmarked);
  }

  @Test
  void namesSayWhatAThingIs() {
    List<String> empty =
        House.classes().stream()
            .filter(c -> EMPTY_WORD.matcher(c.getSimpleName()).find())
            .map(c -> c.getName() + ": name it by what it is or does")
            .toList();
    assertEquals(List.of(), empty);
  }

  @Test
  void noFileIsTooLargeToSeeAcross() {
    List<Path> files = House.files(House.ROOT, ".java", ".js", ".mjs", ".ts", ".sh");
    assertTrue(files.size() > 30, () -> "saw only " + files.size() + " files");
    List<String> large =
        files.stream()
            .filter(file -> lines(file) > LONGEST_FILE)
            .map(file -> House.ROOT.relativize(file) + ": " + lines(file) + " lines")
            .toList();
    assertEquals(List.of(), large);
  }

  private static long lines(Path file) {
    return House.read(file).lines().count();
  }
}

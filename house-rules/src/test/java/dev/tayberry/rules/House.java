package dev.tayberry.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The house as the rules see it: its classes and its files. */
final class House {
  static final Path ROOT = root();

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".tayberry");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tayberry");

  private House() {}

  /**
   * All our classes. A rule over none would pass: an ArchUnit too old for the class files only
   * warns, and imports fewer.
   */
  static JavaClasses classes() {
    assertTrue(CLASSES.size() > 150, () -> "saw only " + CLASSES.size() + " classes");
    return CLASSES;
  }

  /** The class of the file that a nested class stands in. */
  static JavaClass outermost(JavaClass c) {
    return c.getEnclosingClass().map(House::outermost).orElse(c);
  }

  /** The files below a folder that people wrote, in order. */
  static List<Path> files(Path folder, String... endings) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
          .filter(file -> isOurs(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("tay"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no tay above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }
}

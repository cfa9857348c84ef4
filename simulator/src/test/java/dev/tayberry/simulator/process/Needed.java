package dev.tayberry.simulator.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that tests use as witnesses. Where CI runs they must be there; elsewhere one skips. */
final class Needed {
  private Needed() {}

  /** Its path. */
  static String program(String name, String debianPackage) {
    // Debian puts some where only root's PATH looks.
    for (String folder : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":")) {
      Path program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return program.toString();
      }
    }
    String words = name + " is not installed: apt-get install " + debianPackage;
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      Assertions.fail(words);
    }
    return Assumptions.<String>abort(words);
  }
}

package dev.tayberry.simulator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Apps that a test may run: copies, so that a run leaves nothing in the checkout. */
final class Apps {
  private Apps() {}

  /** The standing desk. */
  static Path desk(Path folder) {
    return copy(Path.of("../sample-apps/standing-desk"), folder);
  }

  /** An app that lies somewhere in the checkout. */
  static Path copy(Path app, Path folder) {
    Path from = app.toAbsolutePath().normalize();
    Path to = folder.resolve(String.valueOf(from.getFileName()));
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        String name = from.relativize(file).toString();
        if (!name.startsWith(".tayberry")) {
          Files.copy(file, to.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  /** An app with an LED and this main.js. */
  static Path of(Path folder, String main) {
    return of(
        folder,
        "\"pins\": { \"led\": \"GPIO27\" }, \"safety\": { \"led\": { \"safe\": 0 } }",
        main);
  }

  /** With this as its manifest's {@code tayberry}. */
  static Path of(Path folder, String section, String main) {
    try {
      Path app = Files.createDirectories(folder.resolve("app"));
      Files.writeString(
          app.resolve("package.json"),
          "{ \"name\": \"app\", \"type\": \"module\", \"main\": \"main.js\", \"tayberry\": { "
              + section
              + " } }\n");
      Files.writeString(app.resolve("main.js"), main);
      return app;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

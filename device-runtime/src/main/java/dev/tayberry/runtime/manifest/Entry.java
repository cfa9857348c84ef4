package dev.tayberry.runtime.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an app starts: {@code main} as Node reads it, else {@code index} or {@code main}, .js or
 * .ts.
 */
final class Entry {
  private static final List<String> DEFAULTS =
      List.of("index.js", "main.js", "index.ts", "main.ts");

  private Entry() {}

  static Path of(Manifest app) {
    Path folder = app.folder();
    String main = app.main();
    if (main == null || main.isEmpty()) {
      return firstFile(DEFAULTS.stream().map(folder::resolve))
          .orElseThrow(
              () ->
                  new ManifestException(
                      folder
                          + ": nothing to start: no \"main\" in package.json, no index.js or"
                          + " main.js, or .ts"));
    }
    Path named = folder.resolve(main).normalize();
    if (!named.startsWith(folder.normalize())) {
      throw new ManifestException(
          app.file(), "main", "\"" + main + "\" must lie inside the app's folder");
    }
    return firstFile(
            Stream.of(
                named,
                Path.of(named + ".js"),
                Path.of(named + ".json"),
                named.resolve("index.js"),
                folder.resolve("index.js")))
        .orElseThrow(
            () ->
                new ManifestException(
                    app.file(), "main", "\"" + main + "\" is not a file of the app"));
  }

  private static Optional<Path> firstFile(Stream<Path> paths) {
    return paths.filter(Files::isRegularFile).findFirst();
  }
}

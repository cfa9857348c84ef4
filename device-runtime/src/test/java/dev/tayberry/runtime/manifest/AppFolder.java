package dev.tayberry.runtime.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the app folders these tests read. */
record AppFolder(Path folder) {
  /** With a package.json as given. */
  Manifest pack(String json) throws IOException {
    Files.writeString(folder.resolve("package.json"), json);
    return Manifest.read(folder);
  }

  /** With our section as given. */
  Manifest section(String json) throws IOException {
    return pack("{ \"name\": \"@home/desk\", \"tayberry\": " + json + " }");
  }

  AppFolder file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    return this;
  }
}

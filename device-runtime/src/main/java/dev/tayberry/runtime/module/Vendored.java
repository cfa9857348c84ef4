package dev.tayberry.runtime.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** JavaScript libraries that are packed with the runtime, as their publishers left them. */
final class Vendored {
  private static final List<String> ENDINGS = List.of("", ".js", "/index.js");
  private final Map<String, String> mains;

  Vendored(Map<String, String> mains) {
    this.mains = mains;
  }

  /** The resource of a library's name, or of a path within one. */
  String resolve(String name) {
    String path = mains.getOrDefault(name, name);
    if (path.startsWith("/")) {
      String normal = java.nio.file.Path.of(path).normalize().toString();
      for (String ending : ENDINGS) {
        if ((normal + ending).endsWith(".js")
            && Vendored.class.getResource(normal + ending) != null) {
          return normal + ending;
        }
      }
    }
    throw new IllegalStateException("no packed library " + name);
  }

  String read(String path) {
    try (var in = Vendored.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no packed file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tayberry.runtime.module;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The parts of import.meta that the engine lacks, set on a module's first line where used. */
final class ImportMeta {
  private ImportMeta() {}

  static String fill(String text, Path file) {
    StringBuilder prefix = new StringBuilder();
    if (text.contains("import.meta.filename")) {
      prefix.append("import.meta.filename = ").append(literal(file)).append("; ");
    }
    if (text.contains("import.meta.dirname")) {
      prefix.append("import.meta.dirname = ").append(literal(file.getParent())).append("; ");
    }
    return text.startsWith("#!") ? text : prefix + text;
  }

  private static String literal(@Nullable Path path) {
    return new JsonPrimitive(String.valueOf(path)).toString();
  }
}

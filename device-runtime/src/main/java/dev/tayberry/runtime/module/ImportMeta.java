package dev.tayberry.runtime.module;

import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of import.meta that the engine lacks, set on a module's first line where used. */
final class ImportMeta {
  private static final Pattern USED =
      Pattern.compile("\\bimport\\s*\\.\\s*meta\\b(?!\\s*\\.\\s*url\\b)");

  /** Ends what is set, so that error messages can leave it out. */
  private static final String END = "/*:*/";

  private ImportMeta() {}

  static String fill(String text, Path file) {
    if (!USED.matcher(text).find()) {
      return text;
    }
    String name = literal(file);
    return "import.meta.dirname = "
        + literal(file.getParent())
        + "; import.meta.filename = "
        + name
        + "; import.meta.resolve = "
        + Modules.HOOK
        + ".resolver("
        + name
        + ");"
        + END
        + (text.startsWith("#!") ? "//" : "")
        + text;
  }

  private static String literal(@Nullable Path path) {
    return new JsonPrimitive(String.valueOf(path)).toString();
  }
}

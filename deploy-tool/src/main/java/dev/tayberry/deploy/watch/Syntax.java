package dev.tayberry.deploy.watch;

import dev.tayberry.deploy.release.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/** Whether JavaScript can be read at all: what cannot need not travel. Nothing is run. */
final class Syntax {
  private final Context context =
      Context.newBuilder("js")
          .engine(Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build())
          .allowExperimentalOptions(true)
          .option("js.ecmascript-version", "staging")
          .build();

  private final Set<FileEntry> good = new HashSet<>();

  /** Whether it is JavaScript that has not been looked at. */
  boolean isNew(FileEntry entry) {
    return entry.path().matches("(?s).*\\.[cm]?[jt]s") && !good.contains(entry);
  }

  /** What is wrong, with file, line and column; a file may be a module or not. */
  Optional<String> wrong(FileEntry entry, InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    Optional<String> asModule = parse(entry.path(), text, "application/javascript+module");
    // On one line with the file's first, so that lines stay the same.
    String wrapped = "(async function () {" + text + "\n})";
    if (asModule.isPresent()
        && parse(entry.path(), wrapped, "application/javascript").isPresent()) {
      return asModule;
    }
    good.add(entry);
    return Optional.empty();
  }

  private Optional<String> parse(String path, String text, String kind) {
    try {
      context.parse(Source.newBuilder("js", text, path).mimeType(kind).buildLiteral());
      return Optional.empty();
    } catch (PolyglotException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(path));
    }
  }
}

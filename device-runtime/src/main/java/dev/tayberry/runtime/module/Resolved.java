package dev.tayberry.runtime.module;

import java.nio.file.Path;

/** What a specifier means. */
sealed interface Resolved {
  /** How a file is to be read. */
  enum Format {
    MODULE,
    COMMONJS,
    JSON
  }

  record OfBuiltIn(String id) implements Resolved {}

  record OfFile(Path path, Format format) implements Resolved {}
}

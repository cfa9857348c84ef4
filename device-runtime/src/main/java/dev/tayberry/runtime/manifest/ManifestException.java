package dev.tayberry.runtime.manifest;

import java.nio.file.Path;

/** An app's manifest that is wrong; the message has the file, the key, the value and the cure. */
public final class ManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ManifestException(String message) {
    super(message);
  }

  ManifestException(Path file, String key, String problem) {
    super(file + ": " + key + ": " + problem);
  }
}

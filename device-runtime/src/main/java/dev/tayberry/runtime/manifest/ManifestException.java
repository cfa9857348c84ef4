package dev.tayberry.runtime.manifest;

import java.nio.file.Path;

/** An app's manifest that is wrong; the message has the file, the key, the value and the cure. */
public final class ManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  ManifestException(String message) {
    super(message);
    key = "package.json";
    problem = message;
  }

  ManifestException(Path file, String key, String problem) {
    super(file + ": " + key + ": " + problem);
    this.key = key;
    this.problem = problem;
  }

  /** Where in the file, {@code tayberry.pins.led}. */
  public String key() {
    return key;
  }

  /** What is wrong there, without file and key. */
  public String problem() {
    return problem;
  }
}

package dev.tayberry.deploy.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A script for root to run.
 *
 * @param script a file of this package
 * @param input what it reads
 */
record Call(String script, List<String> arguments, Input input) {
  /** Bytes for a script, made while they travel. */
  interface Input {
    Input NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;

    static Input of(String text) {
      return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Call of(String script, String... arguments) {
    return new Call(script, List.of(arguments), Input.NONE);
  }

  Call reading(Input bytes) {
    return new Call(script, arguments, bytes);
  }
}

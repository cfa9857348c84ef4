package dev.tayberry.runtime.node;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where a program's standard output and standard error go. */
@FunctionalInterface
public interface Output {
  void write(byte[] bytes);

  /** Unbuffered, so that nothing is lost whatever happens next. */
  static Output to(java.io.FileDescriptor descriptor) {
    @SuppressWarnings("resource") // the process's own, never closed
    FileOutputStream stream = new FileOutputStream(descriptor);
    return bytes -> {
      try {
        stream.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** What the runtime itself has to say. That nobody reads it must not keep it from its work. */
  default void line(String text) {
    try {
      write((text + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      // The reader has gone.
    }
  }
}

package dev.tayberry.simulator.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes lines of what is printed in pieces. */
final class Lines {
  private final Consumer<String> whole;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  Lines(Consumer<String> whole) {
    this.whole = whole;
  }

  void add(byte[] bytes) {
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        begun.write(bytes, from, at - from);
        whole.accept(begun.toString(StandardCharsets.UTF_8));
        begun.reset();
        from = at + 1;
      }
    }
    begun.write(bytes, from, bytes.length - from);
  }
}

package dev.tayberry.deploy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Bytes for where commands print; half a letter waits for its other half. */
final class Console extends OutputStream {
  private final PrintWriter out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Console(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    line.write(b);
    if (b >= 0 && b < 0x80) {
      flushLine();
    }
  }

  private void flushLine() {
    out.print(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    flushLine();
    out.flush();
  }
}

package dev.tayberry.deploy.wire;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last of what is written to it. */
final class Tail extends OutputStream {
  private static final int KEPT = 16 * 1024;

  private final byte[] ring = new byte[KEPT];
  private long written;

  @Override
  public synchronized void write(int b) {
    ring[(int) (written++ % KEPT)] = (byte) b;
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    for (int i = Math.max(0, length - KEPT); i < length; i++) {
      ring[(int) (written++ % KEPT)] = bytes[from + i];
    }
  }

  @Override
  public synchronized String toString() {
    int kept = (int) Math.min(written, KEPT);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((written - kept + i) % KEPT)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

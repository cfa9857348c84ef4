package dev.tayberry.hal.serial.framing;

import java.util.Arrays;

/** Bytes held until they make sense: appended at the end, taken from the front. */
final class ByteRun {
  private byte[] bytes = new byte[64];
  private int size;

  int size() {
    return size;
  }

  /** Unsigned. */
  int at(int index) {
    return bytes[index] & 0xFF;
  }

  void append(byte[] more) {
    if (size + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more.length));
    }
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Drops the first {@code count} bytes. */
  void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, size - count);
    size -= count;
  }

  byte[] takeAll() {
    byte[] all = copy(0, size);
    size = 0;
    return all;
  }

  /** Whether the pattern stands at this place; false too where the bytes end before it does. */
  boolean has(byte[] pattern, int at) {
    return at >= 0
        && at + pattern.length <= size
        && Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length);
  }
}

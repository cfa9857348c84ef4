package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffer's byte work: loops over bytes in interpreted JavaScript are twenty times slower. */
final class BytesHalf {
  @Exported
  public byte[] encode(String text, String encoding) {
    return Encodings.encode(text, encoding);
  }

  @Exported
  public String decode(byte[] bytes, String encoding) {
    return Encodings.decode(bytes, encoding);
  }

  @Exported
  public int byteLength(String text) {
    return Encodings.utf8(text).length;
  }

  @Exported
  public int compare(byte[] a, byte[] b) {
    return Integer.signum(Arrays.compareUnsigned(a, b));
  }

  /** Reverses the bytes of every {@code width}. */
  @Exported
  public byte[] swap(byte[] bytes, int width) {
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      swapped[i - i % width + width - 1 - i % width] = bytes[i];
    }
    return swapped;
  }

  /** The first place of the needle at or after {@code from}, in whole steps; -1 if none. */
  @Exported
  public int indexOf(byte[] bytes, byte[] needle, int from, int step) {
    for (int i = from; i + needle.length <= bytes.length; i++) {
      if (i % step == 0 && isAt(bytes, needle, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The last place of the needle at or before {@code from}, in whole steps; -1 if none. */
  @Exported
  public int lastIndexOf(byte[] bytes, byte[] needle, int from, int step) {
    for (int i = Math.min(from, bytes.length - needle.length); i >= 0; i--) {
      if (i % step == 0 && isAt(bytes, needle, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] bytes, byte[] needle, int at) {
    return Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length);
  }

  @Exported
  public boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Exported
  public boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}

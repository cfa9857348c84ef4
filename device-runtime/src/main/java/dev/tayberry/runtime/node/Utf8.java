package dev.tayberry.runtime.node;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as the Encoding Standard reads it: a replacement for each longest start of a character that
 * does not go on. Java agrees on what is right, but counts wrong bytes differently.
 */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static String decode(byte[] bytes) {
    String quick = new String(bytes, StandardCharsets.UTF_8);
    return quick.indexOf(REPLACEMENT) < 0 ? quick : decodeWithErrors(bytes);
  }

  private static String decodeWithErrors(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int found = lengthAt(bytes, i);
      int lead = bytes[i] & 0xFF;
      if (found == following(lead) + 1 && (lead < 0x80 || found > 1)) {
        text.append(new String(bytes, i, found, StandardCharsets.UTF_8));
      } else {
        text.append(REPLACEMENT);
      }
      i += found;
    }
    return text.toString();
  }

  /** How many bytes at the end may become a character when more arrive. */
  static int unfinished(byte[] bytes) {
    for (int back = 1; back <= Math.min(3, bytes.length); back++) {
      int at = bytes.length - back;
      int lead = bytes[at] & 0xFF;
      if ((lead & 0xC0) != 0x80) {
        return following(lead) >= back && lengthAt(bytes, at) == back ? back : 0;
      }
    }
    return 0;
  }

  private static int following(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      return 2;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
  }

  /** The bytes from here that belong together, at least one. */
  private static int lengthAt(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int length = 1;
    while (length <= following(lead) && at + length < bytes.length) {
      int next = bytes[at + length] & 0xFF;
      if (next < low || next > high) {
        break;
      }
      low = 0x80;
      high = 0xBF;
      length++;
    }
    return length;
  }
}

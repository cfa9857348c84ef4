package dev.tayberry.hal.serial;

import java.util.HexFormat;

/** Finds a frame in a stream of bytes: hexadecimal, with {@code ..} for a byte that may be any. */
final class FramePattern {
  private static final int ANY = -1;

  private final int[] wanted;
  private final byte[] window;

  FramePattern(String hex) {
    wanted = new int[hex.length() / 2];
    window = new byte[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      String digits = hex.substring(2 * i, 2 * i + 2);
      wanted[i] = digits.equals("..") ? ANY : HexFormat.fromHexDigits(digits);
    }
  }

  /** Takes the next byte; whether the frame ends with it. */
  boolean ends(byte next) {
    System.arraycopy(window, 1, window, 0, window.length - 1);
    window[window.length - 1] = next;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != ANY && wanted[i] != (window[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** The frame that has just ended. */
  byte[] frame() {
    return window.clone();
  }
}

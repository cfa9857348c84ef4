package dev.tayberry.simulator.process;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Recorded bytes as frames of a Jiecang box: two address bytes, command, length, payload, sum, 7E.
 */
final class Frames {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private Frames() {}

  /** Each as hex; every byte belongs to one, except of a last frame that is still on its way. */
  static List<String> of(byte[] bytes) {
    var frames = new ArrayList<String>();
    for (int at = 0; at + 4 <= bytes.length; ) {
      int length = 6 + bytes[at + 3];
      if (at + length > bytes.length) {
        break;
      }
      frames.add(HEX.formatHex(bytes, at, at + length));
      at += length;
    }
    return frames;
  }
}

package dev.tayberry.hal.serial.framing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a framer gave, as hex a person can compare. */
final class Frames implements Framer.Sink {
  static final Map<String, Object> JIECANG =
      Map.of(
          "type",
          "length",
          "start",
          List.of(0xF2, 0xF2),
          "lengthAt",
          3,
          "lengthAdds",
          6,
          "max",
          22,
          "checksum",
          Map.of("type", "sum8", "from", 2, "at", -2),
          "end",
          List.of(0x7E));

  final List<String> frames = new ArrayList<>();
  final List<String> garbage = new ArrayList<>();
  private final Framer framer;
  private long now = 1_000_000_000;

  Frames(Map<String, ?> framing) {
    framer = Framing.of(framing, 0);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }

  Frames feed(String hex) {
    return feed(bytes(hex));
  }

  Frames feed(byte[] bytes) {
    framer.accept(bytes, now, this);
    return this;
  }

  Frames after(long millis) {
    now += millis * 1_000_000;
    return this;
  }

  Frames silence() {
    framer.silence(this);
    return this;
  }

  @Override
  public void frame(byte[] frame) {
    frames.add(hex(frame));
  }

  @Override
  public void garbage(byte[] bytes, Framer.Fault fault) {
    garbage.add(fault + " " + hex(bytes));
  }
}

package dev.tayberry.hal.serial.framing;

import dev.tayberry.hal.HalException;
import java.util.Locale;
import java.util.Map;

/** Makes a framer from the {@code framing} option, which is data: {@code { type: 'length', … }}. */
public final class Framing {
  private static final int LONGEST = 65_536;

  private Framing() {}

  /**
   * A framer that has seen nothing yet.
   *
   * @param byteNanos how long one byte takes on the line
   */
  public static Framer of(Map<String, ?> framing, long byteNanos) {
    var spec = new Spec("framing", framing);
    return switch (spec.word("type", null, "delimiter", "length", "regular")) {
      case "delimiter" -> delimiter(spec);
      case "length" -> length(spec, byteNanos);
      default -> regular(spec, byteNanos);
    };
  }

  private static Framer delimiter(Spec spec) {
    spec.allow("type", "delimiter", "keep", "max");
    byte[] delimiter = spec.has("delimiter") ? spec.bytes("delimiter") : new byte[] {'\n'};
    if (delimiter.length == 0) {
      throw HalException.rangeError("serial: framing.delimiter must have at least one byte");
    }
    int max = spec.integer("max", 1, LONGEST, LONGEST);
    return new DelimiterFramer(delimiter, spec.flag("keep"), max);
  }

  private static Framer regular(Spec spec, long byteNanos) {
    spec.allow("type", "length", "gap", "max");
    int length = spec.integer("length", 1, LONGEST, 0);
    long gap = spec.millis("gap");
    if (length == 0 && gap == 0) {
      throw HalException.typeError(
          "serial: framing of type regular needs a length (bytes), a gap (ms) or both");
    }
    int max = spec.integer("max", 1, LONGEST, LONGEST);
    return new RegularFramer(new RegularFramer.Rule(length, gap, byteNanos, max));
  }

  private static Framer length(Spec spec, long byteNanos) {
    spec.allow(
        "type",
        "start",
        "lengthAt",
        "lengthBytes",
        "lengthOrder",
        "lengthAdds",
        "min",
        "max",
        "checksum",
        "end",
        "gap");
    byte[] start = spec.bytes("start");
    byte[] end = spec.bytes("end");
    int at = spec.integer("lengthAt", 0, 255);
    int width = spec.integer("lengthBytes", 1, 2, 1);
    LengthFramer.Check check = spec.has("checksum") ? check(spec.inner("checksum")) : null;
    // Below this a frame would have no room for its own parts.
    int needed = Math.max(start.length, at + width) + end.length;
    if (check != null) {
      needed = Math.max(needed, check.from() - check.at());
    }
    int min = spec.integer("min", needed, LONGEST, needed);
    var size =
        new LengthFramer.Size(
            at,
            width,
            isLittle(spec, "lengthOrder", "big"),
            spec.integer("lengthAdds", -LONGEST, LONGEST, 0),
            min,
            spec.integer("max", min, LONGEST, LONGEST));
    var gap = new LengthFramer.Gap(spec.millis("gap"), byteNanos);
    return new LengthFramer(start, end, new LengthFramer.Rule(size, check, gap));
  }

  private static LengthFramer.Check check(Spec spec) {
    spec.allow("type", "from", "at", "order");
    var type =
        Checksum.valueOf(
            spec.word("type", null, "sum8", "xor8", "crc16modbus").toUpperCase(Locale.ROOT));
    int from = spec.integer("from", 0, 255, 0);
    int at = spec.integer("at", -255, -type.width(), -type.width());
    // Modbus itself sends the low byte first.
    return new LengthFramer.Check(type, from, at, isLittle(spec, "order", "little"));
  }

  private static boolean isLittle(Spec spec, String key, String otherwise) {
    return spec.word(key, otherwise, "big", "little").equals("little");
  }
}

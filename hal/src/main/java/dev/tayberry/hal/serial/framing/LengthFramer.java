package dev.tayberry.hal.serial.framing;

import org.jspecify.annotations.Nullable;

/**
 * Frames that say how long they are. A frame is taken only when its length, its end bytes and its
 * checksum are right; else one byte is dropped and the rest is looked at again, so that noise or a
 * truncated frame never costs the good frame behind it.
 */
final class LengthFramer implements Framer {
  /**
   * @param size where its length stands and what counts
   * @param check null where there is no checksum
   * @param gap silence that abandons a half frame
   */
  record Rule(Size size, @Nullable Check check, Gap gap) {}

  /**
   * The length field.
   *
   * @param at its place in the frame
   * @param width 1 or 2 bytes
   * @param adds what the whole frame has more than the field says
   */
  record Size(int at, int width, boolean littleEndian, int adds, int min, int max) {}

  /**
   * The checksum.
   *
   * @param from the first byte it covers; it covers all up to itself
   * @param at its place, counted from the end of the frame: -2 is the last but one
   */
  record Check(Checksum type, int from, int at, boolean littleEndian) {}

  /**
   * @param byteNanos how long one byte takes: a chunk is stamped when its last byte came
   */
  record Gap(long nanos, long byteNanos) {}

  private static final int MORE = 0;

  private final byte[] start;
  private final byte[] end;
  private final Rule rule;
  private final boolean repeatedStart;
  private final ByteRun held = new ByteRun();
  private long last;

  // What the last look at the bytes found wrong, if it did.
  private Fault fault = Fault.NOISE;

  /**
   * @param start the bytes a frame begins with; may be empty
   * @param end the bytes it ends with; may be empty
   */
  LengthFramer(byte[] start, byte[] end, Rule rule) {
    this.start = start;
    this.end = end;
    this.rule = rule;
    this.repeatedStart = isRepeated(start);
  }

  private static boolean isRepeated(byte[] start) {
    for (byte b : start) {
      if (b != start[0]) {
        return false;
      }
    }
    return start.length > 1;
  }

  @Override
  public void accept(byte[] bytes, long nanos, Sink sink) {
    long silent = nanos - bytes.length * rule.gap.byteNanos - last;
    if (rule.gap.nanos > 0 && holdsBytes() && silent >= rule.gap.nanos) {
      silence(sink);
    }
    last = nanos;
    held.append(bytes);
    cut(sink, false);
  }

  @Override
  public void silence(Sink sink) {
    cut(sink, true);
  }

  /** Gives every whole frame. What cannot begin one is garbage, and so is a half one at the end. */
  private void cut(Sink sink, boolean ended) {
    int garbage = 0;
    var why = Fault.NOISE;
    int at = 0;
    while (at < held.size()) {
      int found = frameAt(at);
      if (found > 0) {
        give(at - garbage, at, why, sink);
        sink.frame(held.copy(at, at + found));
        at += found;
        garbage = 0;
        why = Fault.NOISE;
      } else if (found == MORE && !ended) {
        break;
      } else {
        var wrong = found == MORE ? Fault.TRUNCATED : fault;
        why = why == Fault.NOISE ? wrong : why;
        garbage++;
        at++;
      }
    }
    give(at - garbage, at, why, sink);
    held.drop(at);
  }

  private void give(int from, int to, Fault why, Sink sink) {
    if (to > from) {
      sink.garbage(held.copy(from, to), why);
    }
  }

  /** The length of the frame at this place, {@link #MORE}, or negative with {@link #fault} set. */
  private int frameAt(int at) {
    int known = held.size() - at;
    for (int i = 0; i < start.length; i++) {
      if (i >= known) {
        return MORE;
      }
      if (held.at(at + i) != (start[i] & 0xFF)) {
        return bad(Fault.NOISE);
      }
    }
    // A stray start byte before F2 F2: the later pair is the frame's, or its length would be
    // misread.
    if (repeatedStart) {
      if (known == start.length) {
        return MORE;
      }
      if (held.at(at + start.length) == (start[0] & 0xFF)) {
        return bad(Fault.NOISE);
      }
    }
    var size = rule.size;
    if (known < size.at + size.width) {
      return MORE;
    }
    int length = number(at + size.at, size.width, size.littleEndian) + size.adds;
    if (length < size.min || length > size.max) {
      return bad(Fault.LENGTH);
    }
    return known < length ? MORE : checked(at, length);
  }

  private int checked(int at, int length) {
    if (!held.has(end, at + length - end.length)) {
      return bad(Fault.END);
    }
    var check = rule.check;
    if (check != null) {
      int place = length + check.at;
      int expected = check.type.of(held.copy(at + check.from, at + place));
      if (number(at + place, check.type.width(), check.littleEndian) != expected) {
        return bad(Fault.CHECKSUM);
      }
    }
    return length;
  }

  private int number(int at, int width, boolean littleEndian) {
    if (width == 1) {
      return held.at(at);
    }
    int first = held.at(at);
    int second = held.at(at + 1);
    return littleEndian ? (second << 8) | first : (first << 8) | second;
  }

  private int bad(Fault why) {
    fault = why;
    return -1;
  }

  @Override
  public long gapNanos() {
    return rule.gap.nanos;
  }

  @Override
  public boolean holdsBytes() {
    return held.size() > 0;
  }

  @Override
  public void reset() {
    held.takeAll();
  }
}

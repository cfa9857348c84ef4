package dev.tayberry.hal.serial.framing;

/**
 * Packets without a mark of their own: told apart by their length, by the silence between them, or
 * by both.
 */
final class RegularFramer implements Framer {
  /**
   * @param length of every packet; 0 where silence alone ends one
   * @param gapNanos silence between packets; 0 where length alone tells
   * @param byteNanos how long one byte takes: a chunk is stamped when its last byte came
   */
  record Rule(int length, long gapNanos, long byteNanos, int max) {}

  private final Rule rule;
  private final ByteRun held = new ByteRun();
  private long last;

  RegularFramer(Rule rule) {
    this.rule = rule;
  }

  @Override
  public void accept(byte[] bytes, long nanos, Sink sink) {
    long silent = nanos - bytes.length * rule.byteNanos - last;
    if (rule.gapNanos > 0 && holdsBytes() && silent >= rule.gapNanos) {
      silence(sink);
    }
    last = nanos;
    held.append(bytes);
    while (rule.length > 0 && held.size() >= rule.length) {
      byte[] packet = held.copy(0, rule.length);
      held.drop(rule.length);
      sink.frame(packet);
    }
    if (held.size() > rule.max) {
      sink.garbage(held.takeAll(), Fault.TRUNCATED);
    }
  }

  @Override
  public void silence(Sink sink) {
    if (!holdsBytes()) {
      return;
    }
    byte[] packet = held.takeAll();
    if (rule.length == 0) {
      sink.frame(packet);
    } else {
      sink.garbage(packet, Fault.TRUNCATED);
    }
  }

  @Override
  public long gapNanos() {
    return rule.gapNanos;
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

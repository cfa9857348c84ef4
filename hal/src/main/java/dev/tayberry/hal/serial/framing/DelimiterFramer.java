package dev.tayberry.hal.serial.framing;

/** Frames that end with a delimiter, like lines of text. */
final class DelimiterFramer implements Framer {
  private final byte[] delimiter;
  private final boolean keep;
  private final int max;
  private final ByteRun held = new ByteRun();
  private int searched;

  /**
   * @param keep whether a frame is given with its delimiter
   * @param max the longest frame, without delimiter; more is garbage, so that memory stays bounded
   */
  DelimiterFramer(byte[] delimiter, boolean keep, int max) {
    this.delimiter = delimiter;
    this.keep = keep;
    this.max = max;
  }

  @Override
  public void accept(byte[] bytes, long nanos, Sink sink) {
    held.append(bytes);
    int start = 0;
    int at = searched;
    for (; at + delimiter.length <= held.size(); at++) {
      if (held.has(delimiter, at)) {
        give(start, at, sink);
        start = at + delimiter.length;
        at = start - 1;
      }
    }
    held.drop(start);
    searched = at - start;
    // What might be the beginning of the delimiter stays.
    if (searched > max) {
      byte[] tooLong = held.copy(0, searched);
      held.drop(searched);
      searched = 0;
      sink.garbage(tooLong, Fault.TRUNCATED);
    }
  }

  private void give(int start, int end, Sink sink) {
    if (end - start > max) {
      sink.garbage(held.copy(start, end + delimiter.length), Fault.TRUNCATED);
    } else if (end > start || keep) {
      sink.frame(held.copy(start, keep ? end + delimiter.length : end));
    }
  }

  @Override
  public void silence(Sink sink) {
    searched = 0;
    if (holdsBytes()) {
      sink.garbage(held.takeAll(), Fault.TRUNCATED);
    }
  }

  @Override
  public long gapNanos() {
    return 0;
  }

  @Override
  public boolean holdsBytes() {
    return held.size() > 0;
  }

  @Override
  public void reset() {
    held.takeAll();
    searched = 0;
  }
}

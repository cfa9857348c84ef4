package dev.tayberry.simulator.broker;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes under way between two threads, and when there are too many. */
final class Watermark {
  private static final long HIGH = 256 * 1024;
  private static final long LOW = 64 * 1024;

  private final AtomicLong level = new AtomicLong();

  /** Whether that was the step above the mark. */
  boolean rises(long bytes) {
    long now = level.addAndGet(bytes);
    return now > HIGH && now - bytes <= HIGH;
  }

  /** Whether that was the step below the lower mark. */
  boolean falls(long bytes) {
    long now = level.addAndGet(-bytes);
    return now <= LOW && now + bytes > LOW;
  }
}

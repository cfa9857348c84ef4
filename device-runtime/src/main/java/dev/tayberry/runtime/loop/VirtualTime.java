package dev.tayberry.runtime.loop;

import java.time.Instant;

/** Time that stands still while anything is left to do, and then jumps to the next timer. */
public final class VirtualTime implements Time {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private long now = 1_000_000_000L;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public long currentTimeMillis() {
    return START.toEpochMilli() + now / 1_000_000;
  }

  @Override
  public long untilNanos(long due) {
    now = Math.max(now, due);
    return 0;
  }
}

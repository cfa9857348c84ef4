package dev.tayberry.hal;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until a test moves it; timers run in order of their time. */
public final class ManualClock implements Clock {
  /** Not zero: a deadline that was never set must not look like now. */
  private static final long START = Duration.ofHours(1).toNanos();

  private static final long EPOCH_MILLIS = 1_750_000_000_000L;

  private record Waiting(long due, long order, Runnable task) {}

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparing(Waiting::order));
  private long now = START;
  private long order;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public long currentTimeMillis() {
    return EPOCH_MILLIS + (now - START) / 1_000_000;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    var entry = new Waiting(now + Math.max(0, delay.toNanos()), order++, task);
    waiting.add(entry);
    return () -> waiting.remove(entry);
  }

  /** Moves time on and runs every timer that falls due, each at its own moment. */
  public void advance(Duration step) {
    long end = now + step.toNanos();
    while (runNext(end)) {
      // each timer may start the next
    }
    now = end;
  }

  /** How many timers wait: none may be left when a test ends. */
  public int pending() {
    return waiting.size();
  }

  /** Moves to the next timer due no later than {@code end} and runs it. */
  boolean runNext(long end) {
    var next = waiting.peek();
    if (next == null || next.due() > end) {
      return false;
    }
    waiting.remove();
    now = Math.max(now, next.due());
    next.task().run();
    return true;
  }

  void moveTo(long time) {
    now = Math.max(now, time);
  }
}

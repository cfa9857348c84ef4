package dev.tayberry.runtime.loop;

/** Where a loop's time comes from. */
public sealed interface Time permits RealTime, VirtualTime {
  long nanoTime();

  long currentTimeMillis();

  /**
   * How long the loop may sleep, in real nanoseconds, until its time is {@code due}. Virtual time
   * is there at once, and says 0.
   */
  long untilNanos(long due);
}

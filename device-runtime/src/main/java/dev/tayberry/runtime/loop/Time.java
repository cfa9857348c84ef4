package dev.tayberry.runtime.loop;

/** Where a loop's time comes from. */
public sealed interface Time permits RealTime, SteeredTime, VirtualTime {
  /** Due, of a timer that is not there. */
  long NEVER = Long.MAX_VALUE;

  long nanoTime();

  long currentTimeMillis();

  /**
   * How long the loop may sleep, in real nanoseconds, until its time is {@code due}. Virtual time
   * is there at once, and says 0.
   *
   * @return {@link #NEVER} if only a task may wake it
   */
  long untilNanos(long due);

  /** The loop has slept, and is about to see what there is to do. */
  default void awake() {}
}

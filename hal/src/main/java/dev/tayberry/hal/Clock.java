package dev.tayberry.hal;

import java.time.Duration;

/**
 * Time as a loop lives it: real, scaled or virtual. Nothing in the loop, the simulated backends or
 * the timers may read the system's clock directly.
 */
public interface Clock {
  /** Nanoseconds, monotonic; on Linux in real time the base of the kernel's edge timestamps. */
  long nanoTime();

  /** Milliseconds since 1970. */
  long currentTimeMillis();

  /**
   * Runs the task once on the loop's thread. It does not keep a program alive: take a {@link Hold}
   * for that. Called on the loop's thread.
   */
  Timer after(Duration delay, Runnable task);

  /** A task that waits for its time. */
  interface Timer {
    /** Idempotent; the task does not run afterwards. */
    void cancel();
  }
}

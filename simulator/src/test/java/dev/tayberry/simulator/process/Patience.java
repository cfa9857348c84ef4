package dev.tayberry.simulator.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does in its own time. */
final class Patience {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(30);

  private Patience() {}

  /** Lets time pass where time itself is what is tested: the pace of a held key. */
  static void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  static void until(Supplier<String> what, BooleanSupplier holds) {
    long end = System.nanoTime() + NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 30 s: " + what.get());
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}

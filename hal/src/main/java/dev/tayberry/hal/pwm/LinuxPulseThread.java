package dev.tayberry.hal.pwm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of the process that makes software pulses, for all lines. It sleeps to shortly
 * before the next edge and spins for the rest, for a tenth of the wait at most: sleeping alone is
 * late by some fifty microseconds, since the kernel rounds up.
 */
final class LinuxPulseThread implements Runnable {
  private static final long SPIN = 100_000;
  private static final List<LinuxPulses> PULSES = new CopyOnWriteArrayList<>();

  private static @Nullable Thread thread;

  private LinuxPulseThread() {}

  static void add(LinuxPulses pulses) {
    synchronized (PULSES) {
      PULSES.add(pulses);
      if (thread == null) {
        thread = new Thread(new LinuxPulseThread(), "tayberry-pwm");
        thread.setDaemon(true);
        first(thread);
        thread.start();
      }
    }
  }

  /** On Linux heeded with -XX:ThreadPriorityPolicy=1 only, and harmless without. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void first(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  static void remove(LinuxPulses pulses) {
    synchronized (PULSES) {
      PULSES.remove(pulses);
    }
    wake();
  }

  /** An edge may be due earlier than it was. */
  static void wake() {
    synchronized (PULSES) {
      LockSupport.unpark(thread);
    }
  }

  /** Ends when the last line is closed; the next one opened has a new thread. */
  private static boolean isOver() {
    synchronized (PULSES) {
      if (PULSES.isEmpty()) {
        thread = null;
        return true;
      }
      return false;
    }
  }

  @Override
  public void run() {
    while (!isOver()) {
      long next = LinuxPulses.NEVER;
      for (var pulses : PULSES) {
        long due = pulses.due();
        if (due != LinuxPulses.NEVER && due - System.nanoTime() <= 0) {
          pulses.edge();
          due = pulses.due();
        }
        next = Math.min(next, due);
      }
      await(next);
    }
  }

  private static void await(long next) {
    if (next == LinuxPulses.NEVER) {
      LockSupport.park();
      return;
    }
    long wait = next - System.nanoTime();
    long spin = Math.min(SPIN, wait / 10);
    if (wait > spin) {
      LockSupport.parkNanos(wait - spin);
    }
    // Woken early, it looks at all lines again.
    long limit = System.nanoTime() + spin;
    while (System.nanoTime() - next < 0 && System.nanoTime() - limit < 0) {
      Thread.onSpinWait();
    }
  }
}

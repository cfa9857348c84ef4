package dev.tayberry.runtime.loop;

/**
 * Time that a person steers: at a pace, as fast as it goes, or standing still.
 *
 * <p>A timer finds the very moment it was set for, however late the machine is: between two turns
 * of the loop time never passes a timer that is due, and what was lost is made up for by sleeping
 * less. Within a turn time goes on as the system's does, so that a script may wait for it.
 *
 * <p>All but reading it is done on the loop's thread.
 */
public final class SteeredTime implements Time {
  /** As fast as it goes. */
  public static final double NO_LIMIT = Double.POSITIVE_INFINITY;

  private static final long START = 1_000_000_000L;

  /** So much is made up for; more was a laptop's sleep, or a machine that is too slow. */
  private static final long LARGEST_DEBT = 200_000_000L;

  private final long startMillis = System.currentTimeMillis();
  private double speed;
  private boolean paused;
  private boolean seeking;

  // It was `now` when the system's was `mark`, and should have been `paceNow` at `paceMark`.
  private long now = START;
  private long mark = System.nanoTime();
  private long paceNow = START;
  private long paceMark = mark;

  // While the loop sleeps: what time must not pass.
  private boolean asleep;
  private long horizon;

  public SteeredTime(double speed) {
    this.speed = checked(speed);
  }

  private static double checked(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0, got " + speed);
    }
    return speed;
  }

  /** How fast it passes, when it does. */
  public synchronized double speed() {
    return speed;
  }

  public synchronized boolean isPaused() {
    return paused && !seeking;
  }

  /** From now on it passes so fast; a pause stays one. */
  public synchronized void speed(double factor) {
    settle();
    speed = checked(factor);
  }

  /** Stands still: what comes from outside is still handled, no timer is. */
  public synchronized void pause() {
    settle();
    paused = true;
    seeking = false;
  }

  public synchronized void resume() {
    settle();
    paused = false;
    seeking = false;
  }

  /** As fast as it goes until {@link #pause}: whoever looks for something says when it is there. */
  public synchronized void seek() {
    settle();
    paused = true;
    seeking = true;
  }

  private void settle() {
    now = nanoTime();
    mark = System.nanoTime();
    paceNow = now;
    paceMark = mark;
  }

  @Override
  public synchronized long nanoTime() {
    if (isPaused()) {
      // Next to nothing, so that a script that waits in a loop does not wait for ever.
      return asleep ? now : now++;
    }
    if (asleep) {
      return isFree() ? now : Math.max(now, Math.min(horizon, due(System.nanoTime())));
    }
    return now + (System.nanoTime() - mark);
  }

  private boolean isFree() {
    return seeking || speed == NO_LIMIT;
  }

  /** What time it should be, at this pace. */
  private long due(long system) {
    return paceNow + (long) ((system - paceMark) * speed);
  }

  @Override
  public synchronized long currentTimeMillis() {
    return startMillis + (nanoTime() - START) / 1_000_000;
  }

  @Override
  public synchronized long untilNanos(long due) {
    long system = System.nanoTime();
    now = nanoTime();
    mark = system;
    if (isPaused() || (isFree() && due == NEVER)) {
      asleep = true;
      return NEVER;
    }
    if (isFree()) {
      now = Math.max(now, due);
      return 0;
    }
    long wait = (long) ((due - due(system)) / speed);
    if (wait > 0) {
      asleep = true;
      horizon = due;
      return wait;
    }
    if (wait < -LARGEST_DEBT) {
      paceNow = due;
      paceMark = system;
    }
    now = Math.max(now, due);
    return 0;
  }

  @Override
  public synchronized void awake() {
    now = nanoTime();
    mark = System.nanoTime();
    asleep = false;
  }
}

package dev.tayberry.runtime.loop;

/** The system's clock, run faster or slower by a factor: all else in the house asks a Clock. */
public final class RealTime implements Time {
  private final double speed;
  private final long startNanos = System.nanoTime();
  private final long startMillis = System.currentTimeMillis();

  public RealTime() {
    this(1);
  }

  public RealTime(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0, got " + speed);
    }
    this.speed = speed;
  }

  boolean isSystem() {
    return speed == 1;
  }

  @Override
  public long nanoTime() {
    // At real speed the very base of the kernel's timestamps, so that they can be compared.
    long now = System.nanoTime();
    return speed == 1 ? now : startNanos + (long) ((now - startNanos) * speed);
  }

  @Override
  public long currentTimeMillis() {
    return speed == 1
        ? System.currentTimeMillis()
        : startMillis + (nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  public long untilNanos(long due) {
    return due == NEVER ? NEVER : (long) ((due - nanoTime()) / speed);
  }
}

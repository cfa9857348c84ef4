package dev.tayberry.runtime.node;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Exported;

/** The loop's time, real or virtual, for performance. */
final class ClockHalf {
  private final Clock clock;
  private final long startNanos;
  private final double startMillis;

  ClockHalf(NodeSetup setup) {
    clock = setup.loop().clock();
    startNanos = clock.nanoTime();
    startMillis = clock.currentTimeMillis();
  }

  /** Milliseconds since the module was first used, with their fraction. */
  @Exported
  public double now() {
    return (clock.nanoTime() - startNanos) / 1e6;
  }

  /** What {@link #now} is 0 at, in milliseconds since 1970. */
  @Exported
  public double origin() {
    return startMillis;
  }
}

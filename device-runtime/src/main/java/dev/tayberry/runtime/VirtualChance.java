package dev.tayberry.runtime;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Exported;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Time and chance as virtual-time.js wants them. */
final class VirtualChance {
  private final Clock clock;
  private final Random random;

  VirtualChance(Clock clock, @Nullable Long seed) {
    this.clock = clock;
    random = seed == null ? new Random() : new Random(seed);
  }

  @Exported
  double currentTimeMillis() {
    return clock.currentTimeMillis();
  }

  @Exported
  double random() {
    return random.nextDouble();
  }
}

package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long an output has been away from its safe level at a stretch. On the loop's thread. */
final class OnTime {
  private final Clock clock;
  private final int safe;
  private final Duration most;
  private final Consumer<Duration> over;
  private Clock.@Nullable Timer timer;

  OnTime(Clock clock, int safe, Duration most, Consumer<Duration> over) {
    this.clock = clock;
    this.safe = safe;
    this.most = most;
    this.over = over;
  }

  /** Writing the same level again does not begin anew. */
  void written(int level) {
    if (level == safe) {
      close();
    } else if (timer == null) {
      timer = clock.after(most, () -> over.accept(most));
    }
  }

  void close() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}

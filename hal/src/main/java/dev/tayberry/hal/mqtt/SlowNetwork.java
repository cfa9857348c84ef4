package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import java.time.Duration;

/** A simulated network whose packets take their time; none at first. */
final class SlowNetwork {
  private final Clock clock;
  private Duration delay = Duration.ZERO;

  SlowNetwork(Clock clock) {
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /** So long each packet takes from now on, in each direction. */
  void delay(Duration each) {
    if (each.isNegative()) {
      throw HalException.rangeError("mqtt: a delay cannot be negative, got " + each);
    }
    delay = each;
  }

  Way way() {
    return new Way();
  }

  /** One direction of a connection: what goes first arrives first. */
  final class Way {
    private long free = clock.nanoTime();

    /** Without a delay it arrives here and now. */
    void pass(Runnable arrival) {
      long now = clock.nanoTime();
      long due = Math.max(now + delay.toNanos(), free);
      if (due <= now) {
        arrival.run();
      } else {
        free = due;
        clock.after(Duration.ofNanos(due - now), arrival);
      }
    }
  }
}

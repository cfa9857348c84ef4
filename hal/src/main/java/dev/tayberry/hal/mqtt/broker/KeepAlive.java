package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.Clock;
import java.time.Duration;

/** Notices a client's silence. One timer at a time, however much the client says. */
final class KeepAlive {
  private final Clock clock;
  private final Runnable onSilence;
  private Duration limit = Duration.ZERO;
  private long heard;
  private Clock.Timer timer = () -> {};

  KeepAlive(Clock clock, Runnable onSilence) {
    this.clock = clock;
    this.onSilence = onSilence;
  }

  /** From now on; a limit of zero is none. */
  void watch(Duration newLimit) {
    limit = newLimit;
    heard = clock.nanoTime();
    timer.cancel();
    if (limit.isPositive()) {
      timer = clock.after(limit, this::look);
    }
  }

  void heard() {
    heard = clock.nanoTime();
  }

  void stop() {
    timer.cancel();
  }

  private void look() {
    long left = limit.toNanos() - (clock.nanoTime() - heard);
    if (left <= 0) {
      onSilence.run();
    } else {
      timer = clock.after(Duration.ofNanos(left), this::look);
    }
  }
}

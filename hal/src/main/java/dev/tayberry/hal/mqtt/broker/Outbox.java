package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.ArrayDeque;

/** What leaves the broker does so in a later step, so that nobody is called while he calls. */
final class Outbox {
  private final Clock clock;
  private ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  Outbox(Clock clock) {
    this.clock = clock;
  }

  void add(Runnable step) {
    if (waiting.isEmpty()) {
      clock.after(Duration.ZERO, this::flush);
    }
    waiting.add(step);
  }

  private void flush() {
    var batch = waiting;
    waiting = new ArrayDeque<>();
    batch.forEach(Runnable::run);
  }
}

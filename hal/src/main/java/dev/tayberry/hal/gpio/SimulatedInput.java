package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Edge detection and debounce of one open input, as the kernel does it in software: every change
 * starts the period anew, and when it has passed in peace the level counts, at that moment.
 */
final class SimulatedInput {
  /** Takes the logical level and the time of an edge that was asked for. */
  interface EdgeListener {
    void edge(int level, long timestamp);
  }

  private final SimulatedLine line;
  private final LineSettings.Input settings;
  private final Clock clock;
  private final EdgeListener listener;
  private Clock.@Nullable Timer settling;
  private int level;

  SimulatedInput(
      SimulatedLine line, LineSettings.Input settings, Clock clock, EdgeListener listener) {
    this.line = line;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    this.level = line.level;
  }

  /** The logical level; with debounce the last that lasted. */
  int read() {
    return logical(settings.debounce().isZero() ? line.level : level);
  }

  void changed(int physical, long timestamp) {
    if (settings.debounce().isZero()) {
      accept(physical, timestamp);
    } else {
      stop();
      settling = clock.after(settings.debounce(), () -> accept(line.level, clock.nanoTime()));
    }
  }

  void stop() {
    if (settling != null) {
      settling.cancel();
    }
  }

  private void accept(int physical, long timestamp) {
    if (physical == level) {
      return;
    }
    level = physical;
    if (settings.edges().includes(logical(physical))) {
      listener.edge(logical(physical), timestamp);
    }
  }

  private int logical(int physical) {
    return settings.activeLow() ? 1 - physical : physical;
  }
}

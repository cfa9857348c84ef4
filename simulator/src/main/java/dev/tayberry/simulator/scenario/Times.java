package dev.tayberry.simulator.scenario;

import java.time.Duration;

/** Times as people write them. */
final class Times {
  private Times() {}

  static String text(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + " ms";
    }
    String seconds = String.valueOf(time.toMillis() / 1000.0);
    return seconds.replaceFirst("\\.0$", "") + " s";
  }
}

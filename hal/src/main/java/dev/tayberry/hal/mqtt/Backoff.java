package dev.tayberry.hal.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling, with half of it left to chance, so that many
 * devices do not come back to their broker in one moment.
 */
final class Backoff {
  private final Duration shortest;
  private final Duration longest;
  private final RandomGenerator chance;
  private int attempts;

  Backoff(Duration shortest, Duration longest, RandomGenerator chance) {
    this.shortest = shortest;
    this.longest = longest;
    this.chance = chance;
  }

  /** Attempts since the last success. */
  int attempts() {
    return attempts;
  }

  Duration next() {
    // 2^20 is beyond any longest delay; shifting further would overflow.
    double full = shortest.toMillis() * (double) (1L << Math.min(attempts, 20));
    attempts++;
    return jittered(Math.min(full, (double) longest.toMillis()));
  }

  /** For what will not pass soon, such as a wrong password. */
  Duration last() {
    attempts++;
    return jittered((double) longest.toMillis());
  }

  private Duration jittered(double millis) {
    return Duration.ofMillis(Math.round(millis * (0.5 + chance.nextDouble() / 2)));
  }

  void reset() {
    attempts = 0;
  }
}

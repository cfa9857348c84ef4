package dev.tayberry.runtime.safety;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of a group's pins one at most is away from its safe level, and after it another has to wait. When
 * a line went safe is remembered by the board, since a program that is started again still has to
 * wait for the motor its predecessor switched off.
 */
final class Interlocks {
  /** Two of a group at once. */
  record Conflict(Wiring.Interlock group, String other) {}

  private final Wiring wiring;
  private final Map<String, Long> wentSafe;

  Interlocks(Wiring wiring, Map<String, Long> wentSafe) {
    this.wiring = wiring;
    this.wentSafe = wentSafe;
  }

  /**
   * The group that forbids the pin to leave its safe level while those others are away from theirs.
   */
  Optional<Conflict> conflict(String pin, Set<String> away) {
    for (Wiring.Interlock group : groups(pin)) {
      for (String other : group.pins()) {
        if (!other.equals(pin) && away.contains(other)) {
          return Optional.of(new Conflict(group, other));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a pin that comes too soon after another of its group.
   *
   * @param going those that go safe at this moment
   */
  void checkDeadTime(String pin, Set<String> going, long now) {
    for (Wiring.Interlock group : groups(pin)) {
      for (String other : group.pins()) {
        Long since = going.contains(other) ? Long.valueOf(now) : wentSafe.get(line(other));
        long left =
            other.equals(pin) || since == null ? 0 : since + group.deadTime().toNanos() - now;
        if (left > 0) {
          throw new HalException(
              "ERR_INTERLOCK",
              "safety: %s has to wait %d ms more after %s went safe (deadTime %s); write it again then"
                  .formatted(pin, millisUp(left), other, millis(group.deadTime())));
        }
      }
    }
  }

  void wentSafe(String pin, long now) {
    if (!groups(pin).isEmpty()) {
      wentSafe.put(line(pin), now);
    }
  }

  private List<Wiring.Interlock> groups(String pin) {
    return wiring.safety().interlocks().stream().filter(g -> g.pins().contains(pin)).toList();
  }

  private String line(String pin) {
    Wiring.Pin named = wiring.pins().get(pin);
    return named == null ? pin : named.line();
  }

  private static long millisUp(long nanos) {
    return (nanos + 999_999) / 1_000_000;
  }

  static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}

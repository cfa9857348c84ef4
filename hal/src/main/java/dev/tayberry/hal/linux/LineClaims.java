package dev.tayberry.hal.linux;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pins that a peripheral of this process uses for something else than GPIO, hardware PWM say. The
 * kernel would give the line away all the same, and the pin with it. Any thread.
 */
public final class LineClaims {
  private static final Map<String, String> HOLDERS = new ConcurrentHashMap<>();

  private LineClaims() {}

  /** Who has the pin, if it is one of ours. */
  public static Optional<String> holder(String chip, int offset) {
    return Optional.ofNullable(HOLDERS.get(key(chip, offset)));
  }

  /** Takes the pin; returns who has it already, if so. */
  public static Optional<String> take(String chip, int offset, String holder) {
    return Optional.ofNullable(HOLDERS.putIfAbsent(key(chip, offset), holder));
  }

  public static void release(String chip, int offset) {
    HOLDERS.remove(key(chip, offset));
  }

  private static String key(String chip, int offset) {
    return chip + ":" + offset;
  }
}

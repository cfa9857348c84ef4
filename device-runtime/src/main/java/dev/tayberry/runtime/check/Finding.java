package dev.tayberry.runtime.check;

import org.jspecify.annotations.Nullable;

/**
 * Something to know about an app on a board.
 *
 * @param key where in package.json, {@code tayberry.pins.led}
 * @param cure what to do about it; null where there is nothing to do
 */
public record Finding(Severity severity, String key, String text, @Nullable String cure) {

  /** How much it matters, the worst first. */
  public enum Severity {
    /** The app will not run, or not do what its manifest says. */
    ERROR,
    /** It may run and do harm or fail at times. */
    WARNING,
    /** Something to do or to know. */
    NOTE
  }

  static Finding error(String key, String text, @Nullable String cure) {
    return new Finding(Severity.ERROR, "tayberry." + key, text, cure);
  }

  static Finding warning(String key, String text, @Nullable String cure) {
    return new Finding(Severity.WARNING, "tayberry." + key, text, cure);
  }

  static Finding note(String key, String text, @Nullable String cure) {
    return new Finding(Severity.NOTE, "tayberry." + key, text, cure);
  }
}

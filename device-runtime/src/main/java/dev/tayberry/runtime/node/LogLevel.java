package dev.tayberry.runtime.node;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a program's console is printed: this, and what weighs more. */
public enum LogLevel {
  DEBUG(0),
  INFO(1),
  WARN(2),
  ERROR(3),
  NONE(4);

  /** As console.js counts. */
  private final int least;

  LogLevel(int least) {
    this.least = least;
  }

  int least() {
    return least;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(LogLevel::word).toList();
  }

  public static Optional<LogLevel> of(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }
}

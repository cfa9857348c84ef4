package dev.tayberry.hal.gpio;

/** How an output holds its levels. */
public enum Drive {
  /** Drives both. */
  PUSH_PULL,
  /** Drives low alone; high is left to a resistor, so that several may share the line. */
  OPEN_DRAIN,
  /** Drives high alone; low is left to a resistor. */
  OPEN_SOURCE;

  /** Whether a physical level is driven rather than let go. */
  boolean drives(int level) {
    return switch (this) {
      case PUSH_PULL -> true;
      case OPEN_DRAIN -> level == 0;
      case OPEN_SOURCE -> level == 1;
    };
  }
}

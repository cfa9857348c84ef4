package dev.tayberry.runtime.safety;

import java.util.Locale;

/** Why outputs were put on their safe level. */
public enum Reason {
  /** One was away for longer than its {@code maxOn}. */
  MAX_ON,
  /** Two of a group that may not be away together were to be. */
  INTERLOCK,
  /** The sign of life that the manifest wants did not come. */
  HEARTBEAT,
  /** The loop did not turn: the script ran on, waited in Java, or was paused in a debugger. */
  BLOCKED,
  /** The script threw what nothing caught. */
  UNCAUGHT,
  /** The program ended with outputs away from their safe level. */
  EXIT,
  /** It ended to be started again. */
  RELOAD,
  /** SIGTERM or SIGINT came. */
  SIGNAL,
  /** It was ended from outside, without a word to its script. */
  KILLED;

  /** As apps and logs have it: {@code max-on}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether the program is over with it; the outputs of one that goes on hear of an error. At a
   * signal nobody knows: that is up to its handlers.
   */
  public boolean endsTheProgram() {
    return compareTo(UNCAUGHT) >= 0 && this != SIGNAL;
  }

  /** The code of the error that outputs close with; a program that ends hears no errors. */
  String code() {
    return switch (this) {
      case MAX_ON -> "ERR_MAX_ON";
      case INTERLOCK -> "ERR_INTERLOCK";
      case HEARTBEAT, BLOCKED -> "ERR_HEARTBEAT";
      default -> "ERR_TRIPPED";
    };
  }
}

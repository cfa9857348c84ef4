package dev.tayberry.hal.gpio;

/** Which changes of an input are reported. */
public enum Edges {
  NONE,
  RISE,
  FALL,
  BOTH;

  boolean includes(int level) {
    return switch (this) {
      case NONE -> false;
      case RISE -> level == 1;
      case FALL -> level == 0;
      case BOTH -> true;
    };
  }
}

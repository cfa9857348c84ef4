package dev.tayberry.canary;

import org.jspecify.annotations.Nullable;

final class Canary {
  private Canary() {}

  /** For NullAway: the length of what may not be there. */
  static int nullable(@Nullable String song) {
    return song.length();
  }

  /** For NullAway's JSpecify mode: null by the type's argument. */
  static int generic(Cage<@Nullable String> cage) {
    return cage.song().length();
  }

  interface Cage<T extends @Nullable Object> {
    T song();
  }

  /** For Error Prone: an exception nobody throws. */
  static void dead() {
    new IllegalStateException("silent");
  }
}

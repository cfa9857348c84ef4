package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one line is to be opened. Levels and edges are logical: active-low is counted in. */
public sealed interface LineSettings {
  Line line();

  /** The resistor inside the chip; for an output it counts where the drive lets go. */
  Pull pull();

  boolean activeLow();

  /**
   * A line to read.
   *
   * @param debounce how long a level must last before it counts; zero takes every edge
   */
  record Input(Line line, Pull pull, boolean activeLow, Duration debounce, Edges edges)
      implements LineSettings {}

  /**
   * A line to drive.
   *
   * @param initial the level from the first moment on: there is none before it
   * @param safe the level when closed, for whatever reason; null lets the line go as it is
   */
  record Output(
      Line line, Pull pull, Drive drive, boolean activeLow, int initial, @Nullable Integer safe)
      implements LineSettings {

    /** Drives both levels. */
    public Output(Line line, boolean activeLow, int initial, @Nullable Integer safe) {
      this(line, Pull.AS_IS, Drive.PUSH_PULL, activeLow, initial, safe);
    }

    /** The same, at another level. */
    Output at(int level) {
      return new Output(line, pull, drive, activeLow, level, safe);
    }
  }
}

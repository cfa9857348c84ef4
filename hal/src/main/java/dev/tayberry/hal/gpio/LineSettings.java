package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one line is to be opened. Levels and edges are logical: active-low is counted in. */
public sealed interface LineSettings {
  Line line();

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
  record Output(Line line, boolean activeLow, int initial, @Nullable Integer safe)
      implements LineSettings {}
}

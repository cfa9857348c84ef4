package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import java.util.Optional;

/** Finds and opens the GPIO lines of a board. */
public interface Gpio {
  /** Who holds the line, as its request named itself ({@code desk:key}); empty if it is free. */
  Optional<String> holder(Line line);

  /**
   * Opens all lines of the request or none, each output with its initial level from the first
   * moment on.
   *
   * @param listener told of edges and failures, on any thread
   * @throws dev.tayberry.hal.HalException EBUSY naming the holder, ENODEV, EACCES
   */
  OpenLines open(LineRequest request, LineListener listener);
}

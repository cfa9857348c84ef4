package dev.tayberry.hal.machine;

import dev.tayberry.board.Board;
import org.jspecify.annotations.Nullable;

/** Says what a machine has of a peripheral, without opening any of it for use. */
@FunctionalInterface
public interface Probe {
  /**
   * Looks.
   *
   * @param board the profile of the machine; null where there is none
   */
  Report look(Machine machine, @Nullable Board board);
}

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Board;
import dev.tayberry.board.Line;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A board of five lines, each for something. */
final class TestBoard {
  static final Line RESERVED = line(0, null, "up", "it reads the HAT's EEPROM");
  static final Line PULLED_UP = line(4, 7, "up", null);
  static final Line KEY = line(17, 11, "down", null);
  static final Line LED = line(27, 13, "down", null);
  static final Line FLOATING = line(22, 15, "none", null);

  static final Board BOARD =
      new Board("test", "Test Board", List.of(RESERVED, PULLED_UP, KEY, LED, FLOATING));

  static SimulatedGpio gpio(ManualClock clock) {
    return new SimulatedGpio(new SimulatedBoard(clock, BOARD, 1));
  }

  private static Line line(
      int number, @Nullable Integer pin, String pull, @Nullable String reserved) {
    return new Line("GPIO" + number, "pinctrl-test", number, pin, pull, reserved);
  }

  private TestBoard() {}
}

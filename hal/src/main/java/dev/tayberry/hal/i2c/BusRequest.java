package dev.tayberry.hal.i2c;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import java.util.stream.Collectors;

/**
 * A bus that is to be opened.
 *
 * @param bus as a manifest says it: {@code I2C1}
 */
public record BusRequest(Board board, String bus) {
  /**
   * What the board's profile knows of it.
   *
   * @throws HalException ENODEV where the board has no such bus
   */
  public Controller controller() {
    return board
        .controller(bus)
        .filter(controller -> controller.kind() == Controller.Kind.I2C)
        .orElseThrow(
            () ->
                new HalException(
                    "ENODEV",
                    "i2c: %s has no bus %s; it has %s"
                        .formatted(
                            board.model(),
                            bus,
                            board.controllers(Controller.Kind.I2C).stream()
                                .map(Controller::name)
                                .collect(Collectors.joining(", ")))));
  }
}

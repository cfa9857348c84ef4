package dev.tayberry.hal.spi;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A chip that is to be opened.
 *
 * @param bus as a manifest says it: {@code SPI0}
 * @param chipSelect which of the bus's chip-select lines, from 0
 * @param owner shown to whoever finds it taken
 */
public record ChipRequest(
    Board board, String bus, int chipSelect, SpiSettings settings, String owner) {
  /**
   * What the board's profile knows of the bus.
   *
   * @throws HalException ENODEV where the board has no such bus or chip select
   */
  public Controller controller() {
    return controller(board, bus, chipSelect);
  }

  static Controller controller(Board board, String bus, int chipSelect) {
    var controller =
        board
            .controller(bus)
            .filter(candidate -> candidate.kind() == Controller.Kind.SPI)
            .orElseThrow(
                () ->
                    new HalException(
                        "ENODEV",
                        "spi: %s has no bus %s; it has %s"
                            .formatted(
                                board.model(),
                                bus,
                                board.controllers(Controller.Kind.SPI).stream()
                                    .map(Controller::name)
                                    .collect(Collectors.joining(", ")))));
    var selects = new TreeSet<String>();
    controller.routes().forEach(route -> selects.addAll(route.lines().keySet()));
    selects.removeIf(signal -> !signal.startsWith("ce"));
    if (!selects.contains("ce" + chipSelect)) {
      throw new HalException(
          "ENODEV",
          "spi: %s of %s has no chip select %d; it has %s"
              .formatted(bus, board.model(), chipSelect, String.join(", ", selects)));
    }
    return controller;
  }

  /** {@code SPI0 chip 1}. */
  public String chip() {
    return bus + " chip " + chipSelect;
  }
}

package dev.tayberry.rig.guest;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.GpioChecks;
import java.util.List;

/** The promises of GPIO, on two lines of gpio-sim. */
final class GpioPromises {
  private GpioPromises() {}

  static List<Check> all() {
    Board board = Boards.load("raspberrypi,4-model-b");
    Line driven = board.line("GPIO27").orElseThrow();
    Line seen = board.line("GPIO17").orElseThrow();
    var wire = new SimWire(backend(), driven, seen);
    // An input of gpio-sim keeps the level it was driven to last: it cannot show a line let go.
    return new GpioChecks(wire, driven, seen, wire::pass)
        .all().stream().filter(check -> !check.name().startsWith("an open ")).toList();
  }

  private static Gpio backend() {
    return Peripherals.ALL.stream()
        .filter(peripheral -> peripheral.port() == Gpio.class)
        .map(peripheral -> (Gpio) peripheral.real().get())
        .findFirst()
        .orElseThrow();
  }
}

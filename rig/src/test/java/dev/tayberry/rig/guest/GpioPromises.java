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
  /**
   * What this wire cannot show: an input of gpio-sim keeps the level it was driven to last, so not
   * a line let go; and levels between two looks. The apps {@code gpio} and {@code reconfigure} hold
   * the latter against the kernel's own record.
   */
  private static final List<String> BLIND =
      List.of("an open ", "without a glitch", "drives all the time");

  private GpioPromises() {}

  static List<Check> all() {
    Board board = Boards.load("raspberrypi,4-model-b");
    Line driven = board.line("GPIO27").orElseThrow();
    Line seen = board.line("GPIO17").orElseThrow();
    var wire = new SimWire(backend(), driven, seen);
    return new GpioChecks(wire, driven, seen, wire::pass)
        .all().stream().filter(check -> BLIND.stream().noneMatch(check.name()::contains)).toList();
  }

  private static Gpio backend() {
    return Peripherals.ALL.stream()
        .filter(peripheral -> peripheral.port() == Gpio.class)
        .map(peripheral -> (Gpio) peripheral.real().get())
        .findFirst()
        .orElseThrow();
  }
}

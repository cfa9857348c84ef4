package dev.tayberry.hal.spi;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.machine.Switches;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The board's SPI buses; without a profile, whatever has a device file. */
public final class LinuxSpiProbe {
  public static final Rule RULE = Rule.devices("spidev", "spi");

  private LinuxSpiProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    List<Part> parts =
        board == null
            ? Switches.devices(machine, "spidev\\d+\\.\\d+", RULE)
            : board.controllers(Controller.Kind.SPI).stream()
                .map(bus -> part(machine, bus))
                .toList();
    return Report.of("spi", parts, "no SPI bus is switched on");
  }

  private static Part part(Machine machine, Controller bus) {
    return Optional.ofNullable(bus.device())
        .flatMap(machine::device)
        .map(device -> Switches.on(machine, bus, device, RULE))
        .orElseGet(() -> Switches.off(machine, bus));
  }
}

package dev.tayberry.hal.i2c;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.machine.Switches;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The board's I2C buses; without a profile, whatever has a device file. */
public final class LinuxI2cProbe {
  public static final Rule RULE = Rule.devices("i2c-dev", "i2c");

  private LinuxI2cProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    List<Part> parts =
        board == null
            ? Switches.devices(machine, "i2c-\\d+", RULE)
            : board.controllers(Controller.Kind.I2C).stream()
                .map(bus -> part(machine, bus))
                .toList();
    return Report.of("i2c", parts, "no I2C bus is switched on");
  }

  private static Part part(Machine machine, Controller bus) {
    return Optional.ofNullable(bus.device())
        .flatMap(machine::device)
        .map(device -> Switches.on(machine, bus, device, RULE))
        .orElseGet(() -> isEnabled(machine, bus) ? noDriver(bus) : Switches.off(machine, bus));
  }

  private static boolean isEnabled(Machine machine, Controller bus) {
    return machine
        .alias(bus.name().toLowerCase(Locale.ROOT))
        .filter(node -> machine.text("/proc/device-tree" + node + "/status").isPresent())
        .filter(machine::isEnabled)
        .isPresent();
  }

  /** dtparam=i2c_arm=on alone does not load the module that makes device files. */
  private static Part noDriver(Controller bus) {
    return new Part(
        bus.name(),
        Part.State.OFF,
        bus.device(),
        "switched on, but has no device file",
        "sudo modprobe i2c-dev; echo i2c-dev | sudo tee /etc/modules-load.d/i2c.conf keeps it so");
  }
}

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Board;
import dev.tayberry.board.Line;
import dev.tayberry.hal.machine.DeviceFile;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Rule;
import dev.tayberry.hal.machine.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The GPIO chips of a machine, by their labels: their numbers move from kernel to kernel. */
public final class LinuxGpioProbe {
  public static final Rule RULE = Rule.devices("gpio", "gpio");

  private LinuxGpioProbe() {}

  public static Report look(Machine machine, @Nullable Board board) {
    List<String> chips =
        machine.names("/dev").stream().filter(name -> name.matches("gpiochip\\d+")).toList();
    if (!machine.kernelIsAtLeast(5, 10)) {
      return failed(
          "Linux "
              + machine.kernel()
              + " is too old for the GPIO interface; update it to 5.10 or later",
          List.of());
    }
    List<Part> parts = new ArrayList<>();
    for (String chip : chips) {
      machine.device("/dev/" + chip).ifPresent(device -> parts.add(part(machine, device)));
    }
    List<String> wanted =
        board == null ? List.of() : board.lines().stream().map(Line::chip).distinct().toList();
    if (!wanted.isEmpty()) {
      parts.removeIf(part -> part.state() == Part.State.ON && !wanted.contains(part.name()));
    }
    Optional<String> lost =
        wanted.stream()
            .filter(label -> parts.stream().noneMatch(p -> p.name().equals(label)))
            .findFirst();
    boolean denied = parts.stream().anyMatch(part -> part.state() == Part.State.DENIED);
    if (lost.isPresent() && !chips.isEmpty() && !denied) {
      return failed(
          "there is no GPIO chip labelled "
              + lost.get()
              + "; update the kernel, or name the board that this is with --board",
          parts);
    }
    return Report.of("gpio", parts, "this machine has no GPIO chip");
  }

  private static Part part(Machine machine, DeviceFile device) {
    String label =
        machine
            .chipLabel(device.path())
            .or(() -> sysfsLabel(machine, device))
            .orElse(device.path());
    return device.usable()
        ? new Part(label, Part.State.ON, device.path(), "", null)
        : Switches.denied(machine, label, device, RULE);
  }

  /** Where the kernel still has the old interface beside the new one, everybody may read labels. */
  private static Optional<String> sysfsLabel(Machine machine, DeviceFile device) {
    String chip = device.path().substring("/dev/".length());
    String of = "/sys/bus/gpio/devices/" + chip + "/of_node/compatible";
    return machine
        .text(of)
        .map(names -> names.split("\0", -1)[0])
        .flatMap(
            name ->
                switch (name) {
                  case "brcm,bcm2711-gpio" -> Optional.of("pinctrl-bcm2711");
                  case "brcm,bcm2835-gpio" -> Optional.of("pinctrl-bcm2835");
                  case "raspberrypi,rp1-gpio" -> Optional.of("pinctrl-rp1");
                  default -> Optional.empty();
                });
  }

  private static Report failed(String why, List<Part> parts) {
    return new Report("gpio", Report.Outcome.FAILED, why, parts);
  }
}

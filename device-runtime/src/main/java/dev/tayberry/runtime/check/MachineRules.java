package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import dev.tayberry.hal.machine.Switches;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of an app's needs this machine has, as it is switched on now. */
final class MachineRules {
  private final Manifest app;
  private final Board board;
  private final Machine machine;
  private final List<Report> reports;
  private final List<Finding> findings = new ArrayList<>();

  MachineRules(Manifest app, Board board, Machine machine) {
    this.app = app;
    this.board = board;
    this.machine = machine;
    reports = Peripherals.ALL.stream().map(p -> p.probe().look(machine, board)).toList();
  }

  List<Finding> findings() {
    if (machine.is32Bit()) {
      findings.add(
          Finding.error("boards", "this is a 32-bit system", "write a 64-bit image to the card"));
    }
    if (!app.pins().isEmpty()) {
      reports.stream()
          .filter(r -> r.peripheral().equals("gpio") && r.outcome() != Report.Outcome.LOADED)
          .forEach(r -> findings.add(Finding.error("pins", r.why(), null)));
    }
    app.serial().forEach((name, port) -> port("serial." + name, port.port()));
    app.buses().forEach((name, bus) -> port("buses." + name, bus));
    app.pins()
        .forEach(
            (name, pin) -> board.line(pin.pin()).ifPresent(line -> taken("pins." + name, line)));
    return findings;
  }

  private Optional<Part> part(String name) {
    return reports.stream()
        .flatMap(report -> report.parts().stream())
        .filter(part -> part.name().equals(name) || name.equals(part.device()))
        .findFirst();
  }

  /** Whether a port, bus or output could be opened now. */
  boolean isOn(String name) {
    return part(name).filter(part -> part.state() == Part.State.ON).isPresent();
  }

  private void port(String key, String port) {
    Optional<Part> part = part(port);
    if (part.isPresent() && part.get().state() != Part.State.ON) {
      Part there = part.get();
      findings.add(Finding.error(key, there.name() + ": " + there.text(), there.cure()));
    } else if (part.isEmpty() && port.startsWith("/") && machine.device(port).isEmpty()) {
      findings.add(Finding.warning(key, "there is no " + port + " now", "plug it in"));
    } else if (port.startsWith("usb:") && !isPlugged(port)) {
      findings.add(Finding.warning(key, port + " is not plugged in", "plug it in"));
    }
  }

  /** The serial number, if one is asked for, is seen when it is opened. */
  private boolean isPlugged(String usb) {
    return reports.stream()
        .flatMap(report -> report.parts().stream())
        .anyMatch(part -> !part.text().isEmpty() && usb.regionMatches(true, 0, part.text(), 0, 13));
  }

  /** A line that something else has now: the kernel would refuse it, or the other would break. */
  private void taken(String key, Line line) {
    for (Controller controller : board.controllers()) {
      boolean own =
          app.buses().containsValue(controller.name())
              || app.serial().values().stream().anyMatch(p -> p.port().equals(controller.name()));
      boolean on =
          part(controller.name())
              .filter(part -> part.state() == Part.State.ON || isConsole(part))
              .isPresent();
      if (own || !on || controller.kind() == Controller.Kind.PWM) {
        continue; // PWM is for the pins' own use
      }
      Switches.route(machine, controller)
          .filter(route -> route.lines().containsValue(line.name()))
          .ifPresent(
              route ->
                  findings.add(
                      Finding.error(
                          key,
                          "%s is taken by %s, which is switched on here"
                              .formatted(line.name(), controller.name()),
                          "take another line, or take %s out of config.txt and reboot"
                              .formatted(String.join(" and ", route.enable())))));
    }
  }

  private static boolean isConsole(Part part) {
    return part.state() == Part.State.TAKEN && part.text().contains("console");
  }
}

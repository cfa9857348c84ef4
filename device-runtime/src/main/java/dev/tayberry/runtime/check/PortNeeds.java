package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;

/** What a freshly set up board needs in config.txt and cmdline.txt for an app's ports and buses. */
final class PortNeeds {
  private final Manifest app;
  private final Board board;
  private final List<Finding> findings = new ArrayList<>();

  PortNeeds(Manifest app, Board board) {
    this.app = app;
    this.board = board;
  }

  List<Finding> findings() {
    app.serial()
        .forEach(
            (name, port) ->
                board.controller(port.port()).ifPresent(uart -> needs("serial." + name, uart)));
    app.buses()
        .forEach(
            (name, bus) -> board.controller(bus).ifPresent(found -> needs("buses." + name, found)));
    return findings;
  }

  private void needs(String key, Controller controller) {
    if (board.simulated()) {
      return;
    }
    if (!controller.routes().isEmpty() && !controller.routes().getFirst().enable().isEmpty()) {
      String lines = String.join(" and ", controller.routes().getFirst().enable());
      String why =
          PortRules.servesBluetooth(controller)
              ? controller.name() + " serves Bluetooth on a fresh system"
              : controller.name() + " is switched off on a fresh system";
      findings.add(Finding.note(key, why, "add " + lines + " to config.txt"));
    }
    if (mayBeConsole(controller)) {
      findings.add(
          Finding.warning(
              key,
              "the login console is on " + controller.name() + " once that is switched on",
              "take console=serial0,115200 out of cmdline.txt, or let raspi-config do it"));
    }
  }

  /**
   * The console is on the UART that the firmware calls serial0: up to the Pi 4 the one on GPIO14,
   * on a Pi 5 the one for debugging, which has no lines at all.
   */
  static boolean mayBeConsole(Controller controller) {
    return controller.kind() == Controller.Kind.UART
        && (controller.routes().isEmpty()
            || PortRules.isMini(controller)
            || PortRules.servesBluetooth(controller));
  }
}

package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be known about a port or bus wherever the app runs. */
final class PortRules {
  private final Manifest app;
  private final Board board;
  private final List<Finding> findings = new ArrayList<>();

  PortRules(Manifest app, Board board) {
    this.app = app;
    this.board = board;
  }

  /** The mini UART of a BCM chip: what the kernel's 8250 driver has is one, there. */
  static boolean isMini(Controller uart) {
    return "/dev/ttyS0".equals(uart.device());
  }

  List<Finding> findings() {
    app.serial()
        .forEach(
            (name, port) -> {
              String key = "serial." + name;
              path(key, port.port());
              board.controller(port.port()).ifPresent(uart -> controller(key, uart));
            });
    app.buses()
        .forEach(
            (name, bus) ->
                board.controller(bus).ifPresent(found -> controller("buses." + name, found)));
    return findings;
  }

  private void path(String key, String path) {
    if (path.matches("/dev/tty(USB|ACM)\\d+")) {
      findings.add(
          Finding.warning(
              key,
              path + " is another adapter when they are plugged in in another order",
              "name it by what it is: \"usb:1a86:7523\" (lsusb shows it), or its link under"
                  + " /dev/serial/by-id/"));
    } else if (path.matches("/dev/serial\\d")) {
      findings.add(
          Finding.warning(
              key,
              path + " is one UART or another, depending on Bluetooth and config.txt",
              "name the UART: " + uarts()));
    } else {
      board.controllers(Controller.Kind.UART).stream()
          .filter(uart -> path.equals(uart.device()))
          .forEach(
              uart ->
                  findings.add(
                      Finding.note(
                          key,
                          path + " is " + uart.name() + " on this board",
                          "say \"" + uart.name() + "\", and it is found on other boards, too")));
    }
  }

  private void controller(String key, Controller controller) {
    if (isMini(controller)) {
      findings.add(
          Finding.warning(
              key,
              controller.name()
                  + " is the mini UART: no parity, no break detection, and its baud rate hangs on the core clock",
              "where the other end needs parity or an exact rate, take " + betterThan(controller)));
    } else if (controller.note() != null && !board.simulated() && !servesBluetooth(controller)) {
      findings.add(Finding.note(key, controller.name() + ": " + controller.note(), null));
    }
    usualLines(key, controller);
  }

  /** Said with its cure by whoever looks at how it is switched on. */
  static boolean servesBluetooth(Controller uart) {
    return uart.routes().stream().anyMatch(r -> r.enable().contains("dtoverlay=disable-bt"));
  }

  private String betterThan(Controller mini) {
    return board.controllers(Controller.Kind.UART).stream()
        .filter(uart -> !uart.equals(mini) && !uart.routes().isEmpty())
        .map(
            uart -> uart.name() + " (" + String.join(", ", uart.routes().getFirst().enable()) + ")")
        .collect(Collectors.joining(" or "));
  }

  private String uarts() {
    return board.controllers(Controller.Kind.UART).stream()
        .map(Controller::name)
        .collect(Collectors.joining(", "));
  }

  /** A pin on a line that the controller takes the usual way, but not every way. */
  private void usualLines(String key, Controller controller) {
    if (controller.routes().size() < 2) {
      return;
    }
    Set<String> usual = Set.copyOf(controller.routes().getFirst().lines().values());
    app.pins()
        .forEach(
            (name, pin) ->
                board
                    .line(pin.pin())
                    .filter(line -> usual.contains(line.name()))
                    .filter(line -> wayAround(controller, line.name()) != null)
                    .ifPresent(
                        line ->
                            findings.add(
                                Finding.warning(
                                    key,
                                    "%s takes %s, which is tayberry.pins.%s, unless it is led elsewhere"
                                        .formatted(controller.name(), line.name(), name),
                                    "lead it elsewhere with "
                                        + wayAround(controller, line.name())))));
  }

  private static @Nullable String wayAround(Controller controller, String line) {
    return controller.routes().stream()
        .filter(route -> !route.lines().containsValue(line))
        .findFirst()
        .map(route -> String.join(" and ", route.enable()))
        .orElse(null);
  }
}

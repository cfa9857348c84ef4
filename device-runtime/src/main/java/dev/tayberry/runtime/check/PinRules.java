package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a pin does while no app runs: at boot, and after a crash. */
final class PinRules {
  /** Things that are hurt, or hurt, when they stay on. */
  private static final Pattern FORCEFUL =
      Pattern.compile("motor|relay|pump|valve|heat|solenoid|winch", Pattern.CASE_INSENSITIVE);

  private final Manifest app;
  private final Board board;
  private final List<Finding> findings = new ArrayList<>();

  PinRules(Manifest app, Board board) {
    this.app = app;
    this.board = board;
  }

  List<Finding> findings() {
    app.pins()
        .forEach((name, pin) -> board.line(pin.pin()).ifPresent(line -> pin(name, pin, line)));
    return findings;
  }

  private void pin(String name, Manifest.Pin pin, Line line) {
    Manifest.@Nullable Safety safety = app.safety().get(name);
    if (safety == null) {
      if (pin.pull() == null) {
        findings.add(
            Finding.note(
                "pins." + name,
                "has no safe level: if it is an output, it stays as it is when the app ends or crashes",
                "add tayberry.safety.%s: { \"safe\": 0 } or 1; an input needs nothing"
                    .formatted(name)));
      }
      return;
    }
    if (safety.safe() == null) {
      findings.add(
          Finding.warning(
              "safety." + name,
              "has no safe level: the output stays as it is when the app ends or crashes",
              "add \"safe\": 0 or 1"));
    } else {
      atBoot(name, line, safety.safe());
      if (safety.maxOn() == null && FORCEFUL.matcher(name).find()) {
        findings.add(
            Finding.note(
                "safety." + name,
                "may stay on for as long as the app says",
                "add \"maxOn\", like \"30s\", to end that in any case"));
      }
    }
    console(name, line);
  }

  /** Until the app opens it, a line is an input, and its pull is what is connected sees. */
  private void atBoot(String name, Line line, int safe) {
    boolean up = line.bootPull().equals("up");
    if (line.bootPull().equals("none") || up == (safe == 1)) {
      return;
    }
    findings.add(
        Finding.warning(
            "safety." + name + ".safe",
            "%s is pulled %s from power-on until the app opens it, which is not its safe level %d"
                .formatted(line.name(), line.bootPull(), safe),
            "take a line that is pulled %s at boot (tay board show %s), or wire a resistor of 10 kΩ to %s"
                .formatted(up ? "down" : "up", board.name(), up ? "ground" : "3.3 V")));
  }

  /** Where enable_uart=1 is set, firmware and kernel talk over a line before any app does. */
  private void console(String name, Line line) {
    for (Controller uart : board.controllers(Controller.Kind.UART)) {
      for (Controller.Route route : uart.routes()) {
        for (Map.Entry<String, String> signal : route.lines().entrySet()) {
          if (signal.getKey().equals("tx")
              && signal.getValue().equals(line.name())
              && route.enable().contains("enable_uart=1")) {
            findings.add(
                Finding.warning(
                    "pins." + name,
                    "%s is tx of %s: where config.txt has enable_uart=1, the console's text goes over it during boot"
                        .formatted(line.name(), uart.name()),
                    "take another line, or see to it that config.txt does not have enable_uart=1"));
          }
        }
      }
    }
  }
}

package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether the pins that an app opens for pulses have PWM in the chip. Notes, never errors: software
 * makes pulses on any line.
 */
final class PwmRules {
  private final Manifest app;
  private final Board board;
  private final Predicate<String> isOn;

  /**
   * About an app.
   *
   * @param isOn whether an output of the chip is switched on where the app is to run
   */
  PwmRules(Manifest app, Board board, Predicate<String> isOn) {
    this.app = app;
    this.board = board;
    this.isOn = isOn;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (String name : app.pins().isEmpty() ? Set.<String>of() : PulsedPins.of(app.folder())) {
      Manifest.Pin pin = app.pins().get(name);
      if (pin != null) {
        board.line(pin.pin()).flatMap(line -> about(name, line)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> about(String name, Line line) {
    String key = "pins." + name;
    for (Controller output : board.controllers(Controller.Kind.PWM)) {
      for (Controller.Route route : output.routes()) {
        if (route.lines().containsValue(line.name())) {
          return board.simulated() || isOn.test(output.name())
              ? Optional.empty()
              : Optional.of(
                  Finding.note(
                      key,
                      "%s is %s of the chip where that is switched on, else software"
                          .formatted(line.name(), output.name()),
                      "add " + String.join(" and ", route.enable()) + " to config.txt"));
        }
      }
    }
    return Optional.of(
        Finding.note(
            key,
            line.name() + " has no PWM in the chip: its pulses are made by software, with jitter",
            "for exact pulses take a line that has one (tay board show " + board.name() + ")"));
  }
}

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of the simulated board: who pulls and drives it, and who looks. Levels are physical. */
final class SimulatedLine {
  final Line line;
  final List<SimulatedGpio.LevelListener> watchers = new ArrayList<>();
  SimulatedNet net;
  int level;

  /** Who has it open; null while it is free. */
  @Nullable String holder;

  /** The chip's level: of whoever has it open, or its safe level, left behind. */
  @Nullable Integer output;

  /** Driven by the world, by who does: a button, a sensor, another chip. */
  final Map<String, Integer> drivers = new LinkedHashMap<>();

  Drive drive = Drive.PUSH_PULL;
  Pull pull = Pull.AS_IS;
  @Nullable SimulatedInput input;

  SimulatedLine(Line line) {
    this.line = line;
    this.net = new SimulatedNet(this);
    this.level = net.level();
  }

  /** The level the chip puts on the line, not one it only lets happen. */
  @Nullable Integer driven() {
    return output != null && drive.drives(output) ? output : null;
  }

  /** Who puts this level on the line, for a person. */
  Stream<String> whoDrives(int wanted) {
    Integer own = driven();
    Stream<String> app =
        own != null && own == wanted
            ? Stream.of(holder == null ? "the board" : "the app (" + holder + ")")
            : Stream.empty();
    Stream<String> world =
        drivers.entrySet().stream()
            .filter(driver -> driver.getValue() == wanted)
            .map(driver -> SimulatedGpio.shown(driver.getKey()));
    return Stream.concat(app, world);
  }

  @Nullable Integer pulled() {
    return pull == Pull.UP ? Integer.valueOf(1) : pull == Pull.DOWN ? Integer.valueOf(0) : null;
  }

  SimulatedGpio.Look look() {
    String direction = holder == null ? "" : input != null ? "in" : output != null ? "out" : "";
    Integer pulled = pulled() == null ? bootPulled() : pulled();
    String pull = pulled == null ? "" : pulled == 1 ? "up" : "down";
    return new SimulatedGpio.Look(level, direction, pull, !drivers.isEmpty(), holder);
  }

  @Nullable Integer bootPulled() {
    if (pull != Pull.AS_IS) {
      return null;
    }
    return switch (line.bootPull()) {
      case "up" -> 1;
      case "down" -> 0;
      default -> null;
    };
  }
}

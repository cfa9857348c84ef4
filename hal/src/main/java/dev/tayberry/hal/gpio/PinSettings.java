package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a line is to be opened, by what its app asks and its manifest says. */
final class PinSettings {
  private PinSettings() {}

  static LineSettings input(Line line, Wiring.Pin pin, GpioModule.InputOptions options) {
    return new LineSettings.Input(
        line,
        options.pull() != null ? options.pull() : pull(pin),
        activeLow(options.activeLow(), pin),
        micros(Objects.requireNonNullElse(options.debounce(), 0.0)),
        Objects.requireNonNullElse(options.edge(), Edges.BOTH));
  }

  /** The manifest's safe level is the owner's word on what may burn: no code overrules it. */
  static LineSettings output(
      Line line, Wiring.Pin pin, GpioModule.OutputOptions options, @Nullable Integer asked) {
    boolean activeLow = activeLow(options.activeLow(), pin);
    Integer manifestSafe = logical(pin.safe(), activeLow);
    Integer safe = manifestSafe != null ? manifestSafe : options.safe();
    Integer initial = asked != null ? asked : logical(pin.initial(), activeLow);
    if (initial == null) {
      initial = safe == null ? Integer.valueOf(0) : safe;
    }
    return new LineSettings.Output(
        line,
        options.pull() != null ? options.pull() : pull(pin),
        options.drive() != null ? options.drive() : drive(pin),
        activeLow,
        initial,
        safe);
  }

  /** What is null stays. */
  static LineSettings changed(LineSettings line, GpioModule.InputOptions options) {
    var was = (LineSettings.Input) line;
    return new LineSettings.Input(
        was.line(),
        Objects.requireNonNullElse(options.pull(), was.pull()),
        Objects.requireNonNullElse(options.activeLow(), was.activeLow()),
        options.debounce() == null ? was.debounce() : micros(options.debounce()),
        Objects.requireNonNullElse(options.edge(), was.edges()));
  }

  /** What is null stays; the safe level is the same voltage afterwards. */
  static LineSettings changed(LineSettings line, GpioModule.OutputOptions options, int level) {
    var was = (LineSettings.Output) line;
    boolean activeLow = Objects.requireNonNullElse(options.activeLow(), was.activeLow());
    return new LineSettings.Output(
        was.line(),
        Objects.requireNonNullElse(options.pull(), was.pull()),
        Objects.requireNonNullElse(options.drive(), was.drive()),
        activeLow,
        level,
        logical(was.safe(), activeLow != was.activeLow()));
  }

  private static boolean activeLow(@Nullable Boolean asked, Wiring.Pin pin) {
    return asked == null ? pin.activeLow() : asked;
  }

  /** The manifest's levels are physical. */
  private static @Nullable Integer logical(@Nullable Integer level, boolean turned) {
    return level == null || !turned ? level : Integer.valueOf(1 - level);
  }

  private static Pull pull(Wiring.Pin pin) {
    return switch (pin.pull()) {
      case "up" -> Pull.UP;
      case "down" -> Pull.DOWN;
      case "none" -> Pull.NONE;
      case null, default -> Pull.AS_IS;
    };
  }

  private static Drive drive(Wiring.Pin pin) {
    return switch (pin.drive()) {
      case "open-drain" -> Drive.OPEN_DRAIN;
      case "open-source" -> Drive.OPEN_SOURCE;
      case null, default -> Drive.PUSH_PULL;
    };
  }

  /** To whole microseconds, which is what the kernel counts in; never to no debounce at all. */
  private static Duration micros(double millis) {
    return Duration.ofNanos(1000L * (long) Math.ceil(millis * 1000));
  }
}

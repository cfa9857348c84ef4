package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The native half of {@code hal:gpio}: opens lines by the names of the app's manifest and closes
 * what the app leaves open. On the loop's thread.
 */
public final class GpioModule implements NativeHalf {
  /** What an app asks of an input; null is what the manifest says, or nothing special. */
  record InputOptions(
      @Nullable Pull pull,
      @Nullable Boolean activeLow,
      @Nullable Double debounce,
      @Nullable Edges edge) {}

  /** What an app asks of an output; levels are logical. */
  record OutputOptions(
      @Nullable Boolean activeLow, @Nullable Integer initial, @Nullable Integer safe) {}

  /** A line as an app may look at it. */
  record LineReport(
      String line,
      @Nullable Integer pin,
      @Nullable String name,
      @Nullable String holder,
      @Nullable String reserved) {}

  private final Gpio gpio;
  private final Loop loop;
  private final Guard guard;
  private final String owner;
  private final PinNames names;
  private final List<Line> lines;
  private final List<OpenPin> open = new ArrayList<>();

  public GpioModule(Gpio gpio, Setup setup) {
    this.gpio = gpio;
    this.loop = setup.loop();
    this.guard = setup.guard();
    this.owner = setup.wiring().owner();
    this.names = new PinNames("gpio", setup.wiring());
    this.lines = setup.wiring().board().lines();
  }

  @Exported
  List<LineReport> lines() {
    return lines.stream()
        .map(
            line ->
                new LineReport(
                    line.name(),
                    line.headerPin(),
                    names.of(line).orElse(null),
                    gpio.holder(line).orElse(null),
                    line.reserved()))
        .toList();
  }

  @Exported
  OpenPin input(
      String name,
      InputOptions options,
      OpenPin.EdgeCallback onEdge,
      OpenPin.FailureCallback onFailure) {
    var pin = names.pin(name);
    var settings =
        new LineSettings.Input(
            names.line(name),
            options.pull() != null ? options.pull() : pull(pin),
            activeLow(options.activeLow(), pin),
            micros(Objects.requireNonNullElse(options.debounce(), 0.0)),
            Objects.requireNonNullElse(options.edge(), Edges.BOTH));
    return open(name, settings, new OpenPin.Callbacks(onEdge, onFailure));
  }

  @Exported
  OpenPin output(String name, OutputOptions options, OpenPin.FailureCallback onFailure) {
    var pin = names.pin(name);
    boolean activeLow = activeLow(options.activeLow(), pin);
    // The manifest's safe level is the owner's word on what may burn: no code overrules it.
    Integer manifestSafe = logical(pin.safe(), activeLow);
    Integer safe = manifestSafe != null ? manifestSafe : options.safe();
    Integer initial = options.initial();
    if (initial == null) {
      initial = logical(pin.initial(), activeLow);
    }
    if (initial == null) {
      initial = safe == null ? Integer.valueOf(0) : safe;
    }
    var settings = new LineSettings.Output(names.line(name), activeLow, initial, safe);
    OpenPin.EdgeCallback none = (value, timestamp, sequence, lost) -> {};
    var callbacks = new OpenPin.Callbacks(none, onFailure);
    var keeper = new OpenPin.Keeper(manifestSafe == null ? Guard.NONE : guard, name);
    return kept(new OpenPin(loop, gpio, request(name, settings), callbacks, keeper));
  }

  private OpenPin open(String name, LineSettings settings, OpenPin.Callbacks callbacks) {
    return kept(new OpenPin(loop, gpio, request(name, settings), callbacks));
  }

  private LineRequest request(String name, LineSettings settings) {
    return new LineRequest(owner + ":" + name, settings);
  }

  private OpenPin kept(OpenPin pin) {
    open.removeIf(OpenPin::isClosed);
    open.add(pin);
    return pin;
  }

  /** The last opened first; one that fails to close does not keep the others from it. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (var pin : open.reversed()) {
      try {
        pin.close();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    open.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean activeLow(@Nullable Boolean asked, Wiring.Pin pin) {
    return asked == null ? pin.activeLow() : asked;
  }

  /** The manifest's levels are physical. */
  private static @Nullable Integer logical(@Nullable Integer level, boolean activeLow) {
    return level == null || !activeLow ? level : Integer.valueOf(1 - level);
  }

  private static Pull pull(Wiring.Pin pin) {
    return switch (pin.pull()) {
      case "up" -> Pull.UP;
      case "down" -> Pull.DOWN;
      case "none" -> Pull.NONE;
      case null, default -> Pull.AS_IS;
    };
  }

  /** To whole microseconds, which is what the kernel counts in; never to no debounce at all. */
  private static Duration micros(double millis) {
    return Duration.ofNanos(1000L * (long) Math.ceil(millis * 1000));
  }
}

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.util.ArrayList;
import java.util.List;
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
      @Nullable Boolean activeLow,
      @Nullable Pull pull,
      @Nullable Drive drive,
      @Nullable Integer initial,
      @Nullable Integer safe) {}

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
    return inputs(List.of(name), options, onEdge, onFailure);
  }

  /** Several in one request, in this order. */
  @Exported
  OpenPin inputs(
      List<String> wanted,
      InputOptions options,
      OpenPin.EdgeCallback onEdge,
      OpenPin.FailureCallback onFailure) {
    var settings =
        wanted.stream()
            .map(name -> PinSettings.input(names.line(name), names.pin(name), options))
            .toList();
    return kept(
        new OpenPin(
            loop, gpio, request(wanted, settings), new OpenPin.Callbacks(onEdge, onFailure)));
  }

  @Exported
  OpenPin output(String name, OutputOptions options, OpenPin.FailureCallback onFailure) {
    Integer initial = options.initial();
    return outputs(
        List.of(name), options, initial == null ? null : Double.valueOf(initial), onFailure);
  }

  /**
   * Several in one request, in this order.
   *
   * @param levels the first ones as bits; null for each line's own
   */
  @Exported
  OpenPin outputs(
      List<String> wanted,
      OutputOptions options,
      @Nullable Double levels,
      OpenPin.FailureCallback onFailure) {
    List<LineSettings> settings = new ArrayList<>();
    List<GuardedLines.Keeper> keepers = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      Wiring.Pin pin = names.pin(name);
      Integer initial =
          levels == null ? null : Integer.valueOf((int) (levels.longValue() >> i) & 1);
      settings.add(PinSettings.output(names.line(name), pin, options, initial));
      keepers.add(new GuardedLines.Keeper(pin.safe() == null ? Guard.NONE : guard, name));
    }
    OpenPin.EdgeCallback none = (value, timestamp, sequence, lost, index) -> {};
    var callbacks = new OpenPin.Callbacks(none, onFailure);
    return kept(new OpenPin(loop, gpio, request(wanted, settings), callbacks, keepers));
  }

  private LineRequest request(List<String> wanted, List<LineSettings> settings) {
    return new LineRequest(owner + ":" + String.join("+", wanted), settings);
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
}

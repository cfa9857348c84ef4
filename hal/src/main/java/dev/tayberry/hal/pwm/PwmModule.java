package dev.tayberry.hal.pwm;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.gpio.PinNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The native half of {@code hal:pwm}: opens lines by the names of the app's manifest and closes
 * what the app leaves open. On the loop's thread.
 */
public final class PwmModule implements NativeHalf {
  /**
   * What an app asks for; of the nullable ones null is what the manifest says, or nothing special.
   *
   * @param frequency in Hz
   * @param duty at first, 0 to 1, logical
   * @param inverted whether the pulse is the low part
   */
  record Options(
      double frequency,
      @Nullable Double duty,
      @Nullable Boolean inverted,
      PwmKind kind,
      boolean takeOver) {}

  private final Pwm pwm;
  private final Setup setup;
  private final PinNames names;
  private final List<PwmOutput> open = new ArrayList<>();
  private boolean closed;

  public PwmModule(Pwm pwm, Setup setup) {
    this.pwm = pwm;
    this.setup = setup;
    this.names = new PinNames("pwm", setup.wiring());
  }

  @Exported
  CompletableFuture<PwmOutput> open(
      String name, Options options, PwmOutput.FailureCallback onFailure) {
    var pin = names.pin(name);
    var request = request(name, pin, options);
    var output = new PwmOutput(setup.loop(), request, onFailure);
    if (pin.safe() != null) {
      output.guard(setup.guard(), name);
    }
    return openAway(output).thenApply(pulses -> opened(output, pulses));
  }

  private PwmRequest request(String name, Wiring.Pin pin, Options options) {
    var line = names.line(name);
    var hardware = PwmRequest.Hardware.of(setup.wiring().board(), line).orElse(null);
    if (hardware == null && options.kind() == PwmKind.HARDWARE) {
      throw new HalException(
          "ENODEV",
          "pwm: %s is wired to %s, which has no hardware PWM on %s; wire it to %s, or take kind 'software'"
              .formatted(
                  name,
                  line.name(),
                  setup.wiring().board().model(),
                  PwmRequest.Hardware.lines(setup.wiring().board())));
    }
    boolean inverted = Objects.requireNonNullElse(options.inverted(), pin.activeLow());
    Double duty = options.duty();
    if (duty == null) {
      // The manifest's levels are physical.
      Integer first = pin.initial() == null ? pin.safe() : pin.initial();
      duty = first == null || (first == 1) == inverted ? 0.0 : 1.0;
    }
    return new PwmRequest(
        setup.wiring().owner() + ":" + name,
        line,
        options.kind(),
        hardware,
        PwmSignal.of(options.frequency(), duty),
        inverted,
        pin.safe(),
        options.takeOver());
  }

  private CompletableFuture<OpenPwm> openAway(PwmOutput output) {
    var request = output.request();
    CompletableFuture<OpenPwm> opening;
    if (pwm.blocks()) {
      opening =
          setup
              .loop()
              .work("pwm: opening " + request.consumer(), () -> pwm.open(request, output::lost));
    } else {
      try {
        opening = CompletableFuture.completedFuture(pwm.open(request, output::lost));
      } catch (HalException e) {
        opening = CompletableFuture.failedFuture(e);
      }
    }
    return opening.whenComplete(
        (pulses, error) -> {
          if (error != null) {
            output.close();
          }
        });
  }

  private PwmOutput opened(PwmOutput output, OpenPwm pulses) {
    output.opened(pulses);
    if (closed) { // while it was opened
      output.close();
    }
    open.removeIf(PwmOutput::isClosed);
    open.add(output);
    return output;
  }

  /** The last opened first; one that fails to close does not keep the others from it. */
  @Override
  public void close() {
    closed = true;
    RuntimeException failure = null;
    for (var output : open.reversed()) {
      try {
        output.close();
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

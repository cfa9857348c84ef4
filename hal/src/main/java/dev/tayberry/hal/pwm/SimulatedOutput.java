package dev.tayberry.hal.pwm;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.gpio.LineListener;
import dev.tayberry.hal.gpio.LineRequest;
import dev.tayberry.hal.gpio.LineSettings;
import dev.tayberry.hal.gpio.OpenLines;
import dev.tayberry.hal.gpio.SimulatedGpio;
import java.util.Optional;

/** A line of a simulated board that gives pulses: an open line, and what is said about it. */
final class SimulatedOutput implements OpenPwm {
  private final SimulatedPwm pwm;
  private final PwmRequest request;
  private final PwmKind kind;
  private final OpenLines line;
  private PwmSignal signal;
  private boolean safe;
  private boolean closed;

  SimulatedOutput(SimulatedPwm pwm, SimulatedGpio gpio, PwmRequest request, PwmKind kind) {
    this.pwm = pwm;
    this.request = request;
    this.kind = kind;
    this.signal = request.signal();
    this.line =
        gpio.open(
            new LineRequest(
                request.consumer(),
                new LineSettings.Output(
                    request.line(), request.inverted(), level(signal), safeLevel(request))),
            LineListener.NONE);
  }

  /** Where the pulses go: no edge is simulated by itself. Logical. */
  private static int level(PwmSignal signal) {
    return signal.pulse() > 0 ? 1 : 0;
  }

  private static Integer safeLevel(PwmRequest request) {
    return level(request.safeSignal());
  }

  PwmRequest request() {
    return request;
  }

  boolean uses(Controller.Channel channel) {
    var hardware = request.hardware();
    return kind == PwmKind.HARDWARE && hardware != null && hardware.channel().equals(channel);
  }

  SimulatedPwm.Pulses pulses() {
    long high = request.inverted() ? signal.period() - signal.pulse() : signal.pulse();
    return new SimulatedPwm.Pulses(
        signal.frequency(), (double) high / signal.period(), high / 1000.0);
  }

  @Override
  public PwmKind kind() {
    return kind;
  }

  @Override
  public PwmSignal signal() {
    return signal;
  }

  @Override
  public void set(PwmSignal next) {
    if (closed) {
      throw new HalException(
          "EBADF", "pwm: %s is closed; open it again".formatted(request.consumer()));
    }
    if (kind == PwmKind.SOFTWARE) {
      SoftwareLimits.check(request, next);
    }
    if (!safe) {
      give(next);
    }
  }

  private void give(PwmSignal next) {
    signal = next;
    line.set(0, level(next));
    pwm.changed(request.line());
  }

  /** On the loop the edges of a simulated line are never late. */
  @Override
  public Optional<Jitter> jitter() {
    return kind == PwmKind.SOFTWARE ? Optional.of(new Jitter(0, 0, 0, 0)) : Optional.empty();
  }

  @Override
  public void makeSafe() {
    if (!closed && !safe) {
      safe = true;
      give(request.safeSignal().withPeriod(signal.period()));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      line.close();
      pwm.closed(this);
    }
  }
}

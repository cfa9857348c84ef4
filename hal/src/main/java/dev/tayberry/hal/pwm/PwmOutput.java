package dev.tayberry.hal.pwm;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A line of an app that gives pulses. On the loop's thread, but for what the guard calls. */
final class PwmOutput implements Guard.Output {
  /** Told that the output is gone; it is closed by then. */
  @FunctionalInterface
  interface FailureCallback {
    void failed(HalException error);
  }

  private final Loop loop;
  private final PwmRequest request;
  private final FailureCallback onFailure;
  private Guard.@Nullable Watched watched;
  private @Nullable Ramp ramp;
  private boolean closed;

  // Of the guard's thread as well: it may trip while the line is being opened.
  private final Object lock = new Object();
  private @Nullable OpenPwm pwm;
  private boolean safe;

  PwmOutput(Loop loop, PwmRequest request, FailureCallback onFailure) {
    this.loop = loop;
    this.request = request;
    this.onFailure = onFailure;
  }

  PwmRequest request() {
    return request;
  }

  /** Before it is opened, so that its first signal counts as well. */
  void guard(Guard guard, String pin) {
    watched = guard.watch(pin, this, isAway(request.signal()));
  }

  void opened(OpenPwm opened) {
    synchronized (lock) {
      pwm = opened;
      if (safe) {
        opened.makeSafe();
      }
    }
    if (closed) { // lost meanwhile
      opened.close();
    }
  }

  private OpenPwm pwm() {
    synchronized (lock) {
      return Objects.requireNonNull(pwm, "used before it was open");
    }
  }

  @Exported
  PwmKind kind() {
    return pwm().kind();
  }

  @Exported
  @Nullable Jitter jitter() {
    return pwm().jitter().orElse(null);
  }

  @Exported
  double duty() {
    return pwm().signal().duty();
  }

  @Exported
  double frequency() {
    return pwm().signal().frequency();
  }

  /** How long a pulse is, in microseconds. */
  @Exported
  double micros() {
    return pwm().signal().pulse() / 1000.0;
  }

  @Exported
  void write(double duty) {
    stopRamp();
    set(pwm().signal().withDuty(duty));
  }

  /** The duty stays. */
  @Exported
  void setFrequency(double hertz) {
    set(PwmSignal.of(hertz, pwm().signal().duty()));
  }

  /** For servos, which count in microseconds; longer than the period is the whole period. */
  @Exported
  void pulse(double micros) {
    stopRamp();
    long period = pwm().signal().period();
    set(new PwmSignal(period, Math.min(period, Math.round(micros * 1000))));
  }

  /**
   * Goes to the duty step by step; whatever is written meanwhile ends it.
   *
   * @return whether it got there
   */
  @Exported
  CompletableFuture<Boolean> ramp(double duty, double millis, Ramp.Curve curve) {
    stopRamp();
    var next =
        new Ramp(loop.clock(), duty(), duty, curve, step -> set(pwm().signal().withDuty(step)));
    ramp = next;
    return next.start(millis);
  }

  private void stopRamp() {
    if (ramp != null) {
      ramp.stop();
      ramp = null;
    }
  }

  private void set(PwmSignal signal) {
    if (watched == null) {
      pwm().set(signal);
    } else {
      watched.write(isAway(signal), () -> pwm().set(signal));
    }
  }

  /** Whether the line would be away from its safe level, for a part of the time at least. */
  private boolean isAway(PwmSignal signal) {
    return signal.pulse() != request.safeSignal().withPeriod(signal.period()).pulse();
  }

  /** Idempotent. */
  @Exported
  void close() {
    closed = true;
    stopRamp();
    if (watched != null) {
      watched.close(this::shut);
    } else {
      shut();
    }
  }

  private void shut() {
    OpenPwm opened;
    synchronized (lock) {
      opened = pwm;
    }
    if (opened != null) {
      opened.close();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Any thread: the backend has lost it. */
  void lost(HalException error) {
    loop.post(() -> fail(error));
  }

  @Override
  public void makeSafe() {
    synchronized (lock) {
      safe = true;
      if (pwm != null) {
        pwm.makeSafe();
      }
    }
  }

  @Override
  public void tripped(HalException why) {
    loop.post(() -> fail(why));
  }

  private void fail(HalException error) {
    if (!closed) {
      close();
      onFailure.failed(error);
    }
  }
}

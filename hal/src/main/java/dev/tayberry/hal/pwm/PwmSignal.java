package dev.tayberry.hal.pwm;

/**
 * Pulses, as the kernel counts them. Logical: of an inverted output the pulse is the low part.
 *
 * @param period from pulse to pulse, in nanoseconds
 * @param pulse how long each lasts, 0 to {@code period}: none at all, or without an end
 */
public record PwmSignal(long period, long pulse) {
  public PwmSignal {
    if (period <= 0 || pulse < 0 || pulse > period) {
      throw new IllegalArgumentException("no pulses of " + pulse + " in " + period + " ns");
    }
  }

  /**
   * By its frequency.
   *
   * @param frequency in Hz
   * @param duty 0 to 1
   */
  public static PwmSignal of(double frequency, double duty) {
    return new PwmSignal(Math.max(1, Math.round(1e9 / frequency)), 0).withDuty(duty);
  }

  /** The same frequency with another duty, 0 to 1. */
  public PwmSignal withDuty(double duty) {
    return new PwmSignal(period, Math.round(period * duty));
  }

  /** The same duty at another frequency. */
  public PwmSignal withPeriod(long other) {
    return new PwmSignal(other, Math.round(other * duty()));
  }

  /** The share of the time that is pulse, 0 to 1. */
  public double duty() {
    return (double) pulse / period;
  }

  /** In Hz. */
  public double frequency() {
    return 1e9 / period;
  }

  /** Whether the level never changes. */
  public boolean isSteady() {
    return pulse == 0 || pulse == period;
  }
}

package dev.tayberry.hal.pwm;

import java.util.Optional;

/** A line that gives pulses. After {@link #close} setting is refused with EBADF. */
public interface OpenPwm extends AutoCloseable {
  /** Who makes the pulses: HARDWARE or SOFTWARE. */
  PwmKind kind();

  /** What was set last. */
  PwmSignal signal();

  /**
   * Gives this signal from the next pulse on; at once where no pulses came before.
   *
   * @throws dev.tayberry.hal.HalException EINVAL for a frequency out of reach, EBADF once closed
   */
  void set(PwmSignal signal);

  /** How late the edges of software pulses come; empty for hardware's, which are not late. */
  Optional<Jitter> jitter();

  /**
   * Goes to the request's safe level, to no pulses where it has none, and takes no further signal:
   * {@link #set} does nothing. Any thread; waits for nothing.
   */
  void makeSafe();

  /** The same, and gives the line back. Idempotent. */
  @Override
  void close();
}

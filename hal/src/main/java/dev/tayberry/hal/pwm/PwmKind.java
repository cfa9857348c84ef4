package dev.tayberry.hal.pwm;

/** Who makes the pulses. */
public enum PwmKind {
  /** The chip: exact, any frequency, on a few lines only. */
  HARDWARE,
  /** A thread of this process: on any line, with jitter. */
  SOFTWARE,
  /** The chip where it can, else a thread. */
  AUTO
}

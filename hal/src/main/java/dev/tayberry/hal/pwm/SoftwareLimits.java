package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;

/** What a thread can do: faster pulses would be mostly jitter. */
final class SoftwareLimits {
  static final long SHORTEST = 1_000_000; // 1 kHz
  static final long LONGEST = 10_000_000_000L; // 0.1 Hz

  private SoftwareLimits() {}

  /** Refuses a signal that a thread cannot give. */
  static void check(PwmRequest request, PwmSignal signal) {
    if (signal.period() < SHORTEST || signal.period() > LONGEST) {
      var hardware = request.hardware();
      throw new HalException(
          "EINVAL",
          "pwm: %s wants %s Hz, software pulses go from 0.1 to 1000 Hz; %s"
              .formatted(
                  request.consumer(),
                  hertz(signal),
                  hardware == null
                      ? "take a lower frequency, or a line with hardware PWM"
                      : "take a lower frequency, or hardware PWM: " + hint(hardware)));
    }
  }

  /** What to write where to have the hardware. */
  static String hint(PwmRequest.Hardware hardware) {
    return hardware.enable().isEmpty()
        ? "see its manual"
        : "add "
            + String.join(" and ", hardware.enable())
            + " to /boot/firmware/config.txt, then reboot";
  }

  static String hertz(PwmSignal signal) {
    double frequency = signal.frequency();
    return frequency == Math.rint(frequency)
        ? String.valueOf((long) frequency)
        : String.valueOf(Math.round(frequency * 1000) / 1000.0);
  }
}

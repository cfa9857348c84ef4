package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** One output of a PWM chip, through its files in sysfs. Any thread may call. */
final class LinuxPwmChannel implements OpenPwm {
  private final PwmRequest request;
  private final String name;
  private final Consumer<HalException> failed;
  private final LinuxPwmFiles files;
  private final LinuxPwmClaim claim;
  private PwmSignal signal;
  private boolean safe;
  private boolean lost;
  private boolean closed;

  /** Takes the output, which gives the first signal when this returns. */
  LinuxPwmChannel(Path chip, PwmRequest request, Consumer<HalException> failed) {
    this.request = request;
    this.failed = failed;
    var hardware = Objects.requireNonNull(request.hardware());
    name = hardware.name();
    signal = request.signal();
    files = LinuxPwmFiles.open(chip, hardware.channel().number(), request);
    try {
      claim = LinuxPwmClaim.take(files, request);
      try {
        begin();
      } catch (RuntimeException e) {
        claim.close();
        throw e;
      }
    } catch (RuntimeException e) {
      files.close();
      throw e instanceof Errno errno ? told(errno) : e;
    }
  }

  private void begin() {
    boolean turned = files.isInverted() != request.inverted();
    if (turned && files.isEnabled()) {
      files.enable(false); // polarity changes only while nothing comes out
    }
    // First the period: several drivers refuse everything else while it is 0.
    write(signal);
    if (turned) {
      files.invert(request.inverted());
    }
    files.enable(true);
  }

  /** In the order in which the pulse fits into the period all the time: else it is EINVAL. */
  private void write(PwmSignal next) {
    if (next.period() == files.period()) {
      files.duty(next.pulse());
    } else if (next.period() < files.duty()) {
      files.duty(next.pulse());
      files.period(next.period());
    } else {
      files.period(next.period());
      files.duty(next.pulse());
    }
  }

  @Override
  public PwmKind kind() {
    return PwmKind.HARDWARE;
  }

  @Override
  public synchronized PwmSignal signal() {
    return signal;
  }

  @Override
  public Optional<Jitter> jitter() {
    return Optional.empty();
  }

  @Override
  public synchronized void set(PwmSignal next) {
    if (closed) {
      throw new HalException(
          "EBADF", "pwm: %s is closed; open it again".formatted(request.consumer()));
    }
    if (safe || next.equals(signal)) {
      return;
    }
    try {
      write(next);
      signal = next;
    } catch (Errno e) {
      var error = told(e);
      if (error.code().equals("ENODEV")) {
        lose(error);
      }
      files.forget();
      throw error;
    }
  }

  @Override
  public synchronized void makeSafe() {
    if (closed || safe) {
      return;
    }
    safe = true;
    rest();
  }

  /** To the safe level, and off where that surely is the level then: low, if not inverted. */
  private void rest() {
    signal = request.safeSignal().withPeriod(signal.period());
    try {
      write(signal);
      if (offIsSafe()) {
        files.enable(false);
      }
    } catch (Errno e) {
      lose(told(e));
    }
  }

  private boolean offIsSafe() {
    return !request.inverted() && signal.pulse() == 0;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!safe) {
      rest();
    }
    // Given back the chip stops: where it must not, the output stays as it is, at a steady level.
    if (offIsSafe() && !lost) {
      files.giveBack();
    }
    claim.close();
    files.close();
  }

  private HalException told(Errno e) {
    return switch (e.number()) {
      case Errno.ENODEV, Errno.ENOENT, Errno.ENXIO ->
          new HalException(
              "ENODEV",
              "pwm: %s has lost %s, its chip is gone; see dmesg"
                  .formatted(request.consumer(), name),
              e);
      case Errno.EINVAL ->
          new HalException(
              "EINVAL",
              "pwm: %s cannot give what %s asks for; take another frequency"
                  .formatted(name, request.consumer()),
              e);
      default ->
          new HalException(
              e.name(), "pwm: %s cannot use %s; see dmesg".formatted(request.consumer(), name), e);
    };
  }

  private void lose(HalException error) {
    if (!lost) {
      lost = true;
      failed.accept(error);
    }
  }
}

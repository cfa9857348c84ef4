package dev.tayberry.hal.pwm;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one exported output, held open: a write is one call of the kernel. */
final class LinuxPwmFiles {
  /** So long it may take udev to give an exported output to the group. */
  private static final long PATIENCE = 1_000_000_000;

  private final Path chip;
  private final int number;
  private final boolean found;
  private final int period;
  private final int duty;
  private final int enable;
  private long lastPeriod;
  private long lastDuty;

  private LinuxPwmFiles(Path chip, int number, boolean found) {
    this.chip = chip;
    this.number = number;
    this.found = found;
    period = open("period");
    duty = open("duty_cycle");
    enable = open("enable");
    forget();
  }

  /** Exports the output unless it is. */
  static LinuxPwmFiles open(Path chip, int number, PwmRequest request) {
    Path output = chip.resolve("pwm" + number);
    try {
      boolean found = Files.exists(output);
      if (!found) {
        put(chip.resolve("export"), number);
      }
      long deadline = System.nanoTime() + PATIENCE;
      while (!(Files.isWritable(output.resolve("enable"))
          && Files.isWritable(output.resolve("polarity"))
          && Files.isWritable(output.resolve("period"))
          && Files.isWritable(output.resolve("duty_cycle")))) {
        if (System.nanoTime() > deadline) {
          throw denied(chip, request);
        }
        Thread.sleep(5);
      }
      return new LinuxPwmFiles(chip, number, found);
    } catch (Errno e) {
      throw switch (e.number()) {
        case Errno.EACCES, Errno.EPERM -> denied(chip, request);
        case Errno.EBUSY ->
            new HalException(
                "EBUSY",
                "pwm: %s wants channel %d of %s, which the kernel itself uses; see /sys/kernel/debug/pwm"
                    .formatted(request.consumer(), number, chip));
        default ->
            new HalException(
                e.name(),
                "pwm: %s cannot have channel %d of %s; see dmesg"
                    .formatted(request.consumer(), number, chip),
                e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HalException("EINTR", "pwm: interrupted while opening " + request.consumer(), e);
    }
  }

  private static HalException denied(Path chip, PwmRequest request) {
    String group = "";
    try {
      group = String.valueOf(Files.getAttribute(chip.resolve("export"), "posix:group"));
    } catch (IOException e) {
      // then nobody knows
    }
    return new HalException(
        "EACCES",
        "pwm: %s may not use %s; ".formatted(request.consumer(), chip)
            + (group.equals("gpio")
                ? "join the group gpio: sudo usermod -aG gpio $USER, then log in again"
                : "put this line into /etc/udev/rules.d/60-tayberry.rules, join the group gpio and reboot: "
                    + LinuxPwmProbe.RULE.line()));
  }

  private int open(String file) {
    return Libc.open(path(file).toString(), Libc.O_WRONLY);
  }

  Path path(String file) {
    return chip.resolve("pwm" + number).resolve(file);
  }

  /** Whether somebody had exported it before; else it is nobody's, whatever it gives. */
  boolean wasExported() {
    return found;
  }

  long period() {
    return lastPeriod;
  }

  long duty() {
    return lastDuty;
  }

  /** What was read or written last may not be true any more. */
  void forget() {
    lastPeriod = read("period");
    lastDuty = read("duty_cycle");
  }

  boolean isEnabled() {
    return read("enable") == 1;
  }

  boolean isInverted() {
    return text("polarity").equals("inversed");
  }

  void period(long nanos) {
    write(period, nanos);
    lastPeriod = nanos;
  }

  void duty(long nanos) {
    write(duty, nanos);
    lastDuty = nanos;
  }

  void enable(boolean on) {
    write(enable, on ? 1 : 0);
  }

  void invert(boolean inverted) {
    put(path("polarity"), inverted ? "inversed" : "normal");
  }

  void giveBack() {
    try {
      put(chip.resolve("unexport"), number);
    } catch (Errno e) {
      // the next who opens it takes it over as it is: it gives no pulses
    }
  }

  void close() {
    Libc.close(period);
    Libc.close(duty);
    Libc.close(enable);
  }

  private long read(String file) {
    String text = text(file);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private String text(String file) {
    try {
      return Files.readString(path(file)).strip();
    } catch (IOException e) {
      return ""; // gone: the next write tells
    }
  }

  private static void put(Path file, Object value) {
    int fd = Libc.open(file.toString(), Libc.O_WRONLY);
    try {
      write(fd, value);
    } finally {
      Libc.close(fd);
    }
  }

  private static void write(int fd, Object value) {
    byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.US_ASCII);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(bytes.length);
      MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
      Libc.write(fd, buffer, bytes.length);
    }
  }
}

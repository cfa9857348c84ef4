package dev.tayberry.rig.guest;

import dev.tayberry.board.Boards;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.pwm.LinuxPwm;
import dev.tayberry.hal.pwm.PwmChecks;
import dev.tayberry.hal.pwm.PwmKind;
import dev.tayberry.hal.pwm.PwmRequest;
import dev.tayberry.hal.pwm.PwmSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The promises of PWM: of the chip's outputs on sysfs, and of a thread on a line of gpio-sim. */
final class PwmPromises {
  private static final int CHANNEL = 1;

  private PwmPromises() {}

  static List<Check> chip() {
    var chip = new Controller.Channel("rig-sim", CHANNEL);
    var hardware = new PwmRequest.Hardware("PWM1", chip, List.of());
    List<Check> all =
        new ArrayList<>(
            new PwmChecks(
                    new LinuxPwm(), line("GPIO13"), hardware, new Settings(), PwmPromises::pass)
                .all());
    all.add(new Check("an output whose chip goes away says so", () -> tellsOfUnbinding(hardware)));
    return all;
  }

  private static void tellsOfUnbinding(PwmRequest.Hardware hardware) throws Exception {
    String driver = "/sys/bus/platform/drivers/rig-sim/";
    var signal = PwmSignal.of(1000, 0.5);
    var request =
        new PwmRequest(
            "checks", line("GPIO13"), PwmKind.HARDWARE, hardware, signal, false, 0, false);
    List<String> told = new ArrayList<>();
    try (var output = new LinuxPwm().open(request, error -> told.add(error.code()))) {
      AsRoot.run("echo rig-sim >" + driver + "unbind");
      Check.refused("a write", "ENODEV", () -> output.set(signal.withDuty(0.25)));
      Check.same("told", List.of("ENODEV"), told);
    } finally {
      AsRoot.run("echo rig-sim >" + driver + "bind && udevadm settle");
    }
    new LinuxPwm().open(request, error -> told.add(error.code())).close();
  }

  static List<Check> thread() {
    Line line = line("GPIO22");
    return new PwmChecks(new LinuxPwm(), line, null, new Eye(line), PwmPromises::pass).all();
  }

  private static Line line(String name) {
    return Boards.load("raspberrypi,4-model-b").line(name).orElseThrow();
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the kernel was told: the stand-in chip has no pins to look at. */
  private record Settings() implements PwmChecks.Witness {
    private static final Path OUTPUT = Path.of("/sys/class/pwm/pwmchip0/pwm" + CHANNEL);

    @Override
    public PwmChecks.Seen look(PwmKind kind) {
      double period = number("period");
      if (number("enable") == 0) {
        return new PwmChecks.Seen(1e9 / period, 0, 1e-6);
      }
      double duty = number("duty_cycle") / period;
      boolean inverted = read(OUTPUT.resolve("polarity")).equals("inversed");
      return new PwmChecks.Seen(1e9 / period, inverted ? 1 - duty : duty, 1e-6);
    }

    /** A chip that is off, or given back, is low. */
    @Override
    public int levelAfterwards() {
      double duty = Files.exists(OUTPUT) ? look(PwmKind.HARDWARE).duty() : 0;
      Check.that("no pulses afterwards: " + duty, duty == 0 || duty == 1);
      return (int) duty;
    }

    private static double number(String file) {
      return Double.parseDouble(read(OUTPUT.resolve(file)));
    }
  }

  /**
   * Looks at the line again and again, from the middle of all pulses seen: a virtual machine stands
   * still now and then. No longer than it takes to be sure, since there are many looks.
   */
  private record Eye(Path line) implements PwmChecks.Witness {
    private static final long LOOK = 2_500_000_000L;
    private static final long STEADY = 700_000_000L;
    private static final int LOOKS = 200; // time alone passes as well while nobody looks
    private static final int ENOUGH = 5;
    private static final long STEP = 500_000;

    Eye(Line line) {
      this(Path.of("/run/rig-gpio/sim_gpio" + line.offset()));
    }

    @Override
    public PwmChecks.Seen look(PwmKind kind) {
      List<Long> periods = new ArrayList<>();
      List<Long> pulses = new ArrayList<>();
      long start = System.nanoTime();
      long rise = 0;
      long change = start;
      int looks = 0;
      int level = levelAfterwards();
      for (long now = start;
          now - start < LOOK && (now - change < STEADY || looks < LOOKS) && periods.size() < ENOUGH;
          now = System.nanoTime()) {
        looks++;
        int next = levelAfterwards();
        if (next != level) {
          change = now;
          looks = 0;
        }
        if (next > level) {
          if (rise != 0) {
            periods.add(now - rise);
          }
          rise = now;
        } else if (next < level && rise != 0) {
          pulses.add(now - rise);
        }
        level = next;
        LockSupport.parkNanos(STEP);
      }
      if (periods.isEmpty() || pulses.isEmpty()) {
        return new PwmChecks.Seen(0, level, 0.15);
      }
      double period = middle(periods);
      return new PwmChecks.Seen(1e9 / period, middle(pulses) / period, 0.15);
    }

    private static double middle(List<Long> times) {
      return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Override
    public void pull(int level) {
      try {
        Files.writeString(line.resolve("pull"), level == 1 ? "pull-up" : "pull-down");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int levelAfterwards() {
      return Integer.parseInt(read(line.resolve("value")));
    }
  }
}

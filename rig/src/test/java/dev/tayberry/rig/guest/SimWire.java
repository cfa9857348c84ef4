package dev.tayberry.rig.guest;

import dev.tayberry.board.Line;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.LineListener;
import dev.tayberry.hal.gpio.LineRequest;
import dev.tayberry.hal.gpio.LineSettings;
import dev.tayberry.hal.gpio.OpenLines;
import dev.tayberry.hal.gpio.Pull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The wire that gpio-sim has none of: carries the level of one line over to another while time
 * passes. Where nothing drives the first, the second is left to its own pull, as on a real board; a
 * request's pull and one from outside are the same thing to gpio-sim.
 */
final class SimWire implements Gpio {
  private static final Path SIM = Path.of("/run/rig-gpio");
  private static final long STEP_NANOS = 500_000;

  private final Gpio gpio;
  private final Line from;
  private final Line to;
  private Pull pull = Pull.DOWN;
  private String carried = "";

  SimWire(Gpio gpio, Line from, Line to) {
    this.gpio = gpio;
    this.from = from;
    this.to = to;
  }

  @Override
  public Optional<String> holder(Line line) {
    return gpio.holder(line);
  }

  @Override
  public OpenLines open(LineRequest request, LineListener listener) {
    var lines = gpio.open(request, listener);
    for (LineSettings line : request.lines()) {
      if (line.line().equals(to) && line instanceof LineSettings.Input input) {
        pull = input.pull();
        carried = ""; // the request has set it anew
      }
    }
    return lines;
  }

  /** Lets time pass. */
  void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      carry();
      LockSupport.parkNanos(STEP_NANOS);
    } while (System.nanoTime() < end);
  }

  private void carry() {
    String level = gpio.holder(from).isPresent() ? read(from) : pull == Pull.UP ? "1" : "0";
    if (!level.equals(carried)) {
      write(to, level.equals("1") ? "pull-up" : "pull-down");
      carried = level;
    }
  }

  private static String read(Line line) {
    try {
      return Files.readString(file(line, "value")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Line line, String pull) {
    try {
      Files.writeString(file(line, "pull"), pull);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Line line, String name) {
    return SIM.resolve("sim_gpio" + line.offset()).resolve(name);
  }
}

package dev.tayberry.simulator;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.runtime.loop.Time;
import picocli.CommandLine.Option;

/** What the command line says of time. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class TimeOptions {
  private static final double FASTEST = 1000;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "How fast time passes: 10 is ten times as fast, max as fast as it goes"
              + " (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Option(names = "--paused", description = "Time stands still until the page lets it pass.")
  private boolean paused;

  /**
   * @param real whether a real device is connected, which keeps its own time
   */
  Time time(boolean real) {
    double factor = factor();
    if (real && (factor != 1 || paused)) {
      throw new Failure(
          ExitCode.WRONG_USAGE,
          "--serial needs --speed 1 and no --paused: a real device keeps its own time");
    }
    if (real) {
      return new RealTime();
    }
    SteeredTime time = new SteeredTime(factor);
    if (paused) {
      time.pause();
    }
    return time;
  }

  private double factor() {
    if (speed.equals("max")) {
      return SteeredTime.NO_LIMIT;
    }
    try {
      double factor = Double.parseDouble(speed);
      if (factor > 0 && factor <= FASTEST) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Failure(
        ExitCode.WRONG_USAGE, "--speed must be above 0 and at most 1000, or max, got " + speed);
  }
}

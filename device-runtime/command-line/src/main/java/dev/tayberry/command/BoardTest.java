package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.GpioChecks;
import dev.tayberry.runtime.Hardware;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tay board test OUT IN}: what the tests run on the rig, for a board of one's own. */
@Command(
    name = "test",
    description = {
      "Holds this board's GPIO against its promises, on two pins joined by a wire with 1 kOhm in it.",
      "Nothing else may be connected to either. The first is driven, the second watched."
    })
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class BoardTest implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OUT", description = "The pin to drive: GPIO27.")
  private String out;

  @Parameters(index = "1", paramLabel = "IN", description = "The pin to watch: GPIO17.")
  private String in;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "The board this machine is wired as (default: what the kernel says).",
      defaultValue = "${env:TAY_BOARD}")
  private @Nullable String boardName;

  @Mixin private Output output;

  private final Supplier<Gpio> gpio;
  private final Consumer<Duration> pass;

  BoardTest() {
    this(() -> Hardware.real().backend(Gpio.class), time -> LockSupport.parkNanos(time.toNanos()));
  }

  /** On a backend of its own, in its time. */
  BoardTest(Supplier<Gpio> gpio, Consumer<Duration> pass) {
    this.gpio = gpio;
    this.pass = pass;
  }

  @Override
  public Integer call() {
    Board board = board();
    Line driven = line(board, out);
    Line seen = line(board, in);
    if (driven.equals(seen)) {
      throw new Failure(ExitCode.WRONG_USAGE, out + " twice; it takes two pins");
    }
    var port = new GpioChecks(gpio.get(), driven, seen, pass);
    if (!port.joined()) {
      throw new Failure(noWire(driven, seen));
    }
    var checks = port.all();
    long broken = checks.stream().filter(check -> !kept(check)).count();
    output.out().printf("%d of %d promises kept%n", checks.size() - broken, checks.size());
    return broken == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String noWire(Line driven, Line seen) {
    return ("%s (pin %d) does not follow %s (pin %d): is there a wire?"
            + " Join the two pins, with 1 kOhm in it, and nothing else to either")
        .formatted(seen.name(), seen.headerPin(), driven.name(), driven.headerPin());
  }

  private boolean kept(Check check) {
    PrintWriter to = output.out();
    try {
      check.body().run();
      to.println("ok      " + check.name());
      return true;
    } catch (Exception e) {
      to.println("not ok  " + check.name());
      to.println("        " + e.getMessage());
      return false;
    } finally {
      to.flush();
    }
  }

  private Board board() {
    if (boardName != null && !boardName.isEmpty()) {
      return Boards.load(boardName);
    }
    return Boards.detect()
        .orElseThrow(
            () ->
                new Failure(
                    "this machine is no board that Tayberry knows; say which with --board"));
  }

  /** Refuses what the board needs for itself: the test drives it. */
  private static Line line(Board board, String name) {
    Line line =
        board
            .line(name)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.WRONG_USAGE,
                        "%s has no line %s; 'tay board show' draws them"
                            .formatted(board.name(), name)));
    if (line.reserved() != null || line.headerPin() == null) {
      throw new Failure(
          ExitCode.WRONG_USAGE,
          "%s is not to be driven (%s); take pins of the header"
              .formatted(name, line.reserved() == null ? "not on the header" : line.reserved()));
    }
    return line;
  }
}

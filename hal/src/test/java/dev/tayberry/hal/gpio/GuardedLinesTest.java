package dev.tayberry.hal.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request of three lines, of which the guard has two: the first is free. */
class GuardedLinesTest {
  private final SimulatedGpio gpio =
      SimulatedGpio.of(new SimulatedBoard(new ManualClock(), Boards.load("simulated"), 1));
  private final AskingGuard guard = new AskingGuard();
  private final List<String> changes = new ArrayList<>();
  private final GuardedLines lines =
      new GuardedLines(
          List.of(
              GuardedLines.Keeper.NOBODY,
              new GuardedLines.Keeper(guard, "up"),
              new GuardedLines.Keeper(guard, "down")),
          List.of(output("GPIO4", null), output("GPIO5", 0), output("GPIO6", 1)),
          error -> {});

  GuardedLinesTest() {
    lines.open(
        () ->
            gpio.open(
                new LineRequest(
                    "desk:all",
                    List.of(output("GPIO4", null), output("GPIO5", 0), output("GPIO6", 1))),
                LineListener.NONE));
    for (String line : List.of("GPIO4", "GPIO5", "GPIO6")) {
      gpio.watch(line, (level, time) -> changes.add(line + "=" + level));
    }
  }

  @Test
  void theGuardIsAskedOnceForAllItHas() {
    lines.write(0b111, 0b111);
    assertEquals(List.of("up away, down safe"), guard.asked);
    lines.write(0b011, 0b001);
    assertEquals("up safe", guard.asked.getLast());
    lines.write(0b001, 0b000);
    assertEquals("", guard.asked.getLast());
  }

  @Test
  void whatGoesSafeIsThereFirstWhereTheGuardWantsIt() {
    lines.write(0b111, 0b110);
    changes.clear();
    guard.safeFirst = true;
    lines.write(0b111, 0b001);
    assertEquals(List.of("GPIO5=0", "GPIO4=1", "GPIO6=0"), changes);
  }

  private static LineSettings.Output output(String name, Integer safe) {
    Line line = Boards.load("simulated").line(name).orElseThrow();
    return new LineSettings.Output(line, false, safe == null ? 0 : safe, safe);
  }

  /** Permits everything, and remembers what it was asked. */
  private static final class AskingGuard implements Guard {
    private record Named(String name) implements Watched {
      @Override
      public void write(boolean away, Runnable write) {
        throw new AssertionError("each by itself");
      }

      @Override
      public void close() {}
    }

    final List<String> asked = new ArrayList<>();
    boolean safeFirst;

    @Override
    public Watched watch(String pin, Output output, boolean away) {
      return new Named(pin);
    }

    @Override
    public void write(List<Change> wanted, Together write) {
      asked.add(
          String.join(
              ", ",
              wanted.stream()
                  .map(c -> ((Named) c.watched()).name() + (c.away() ? " away" : " safe"))
                  .toList()));
      write.write(safeFirst);
    }
  }
}

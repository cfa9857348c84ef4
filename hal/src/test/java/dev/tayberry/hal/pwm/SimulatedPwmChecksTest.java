package dev.tayberry.hal.pwm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.SimulatedGpio;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of the port, on the simulated board. */
class SimulatedPwmChecksTest {
  private static final Board BOARD = Boards.load("simulated");

  @TestFactory
  Stream<DynamicTest> hardwareKeepsItsPromises() {
    return tests("GPIO18");
  }

  @TestFactory
  Stream<DynamicTest> softwareKeepsItsPromises() {
    return tests("GPIO27");
  }

  private static Stream<DynamicTest> tests(String line) {
    // Only the names are taken from these; each check runs on a board of its own.
    return new Bench(line)
        .checks().all().stream()
            .map(named -> DynamicTest.dynamicTest(named.name(), () -> run(line, named.name())));
  }

  private static void run(String line, String name) throws Exception {
    var bench = new Bench(line);
    bench.checks().all().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow()
        .body()
        .run();
    assertEquals(Optional.empty(), bench.pwm.holder(bench.line), "left open");
    assertEquals(0, bench.clock.pending(), "timers left");
  }

  /** A board, and the world as the witness. */
  private static final class Bench implements PwmChecks.Witness {
    private final ManualClock clock = new ManualClock();
    private final SimulatedBoard board = new SimulatedBoard(clock, BOARD, 1);
    private final SimulatedPwm pwm = new SimulatedPwm(board);
    private final Line line;

    Bench(String line) {
      this.line = BOARD.line(line).orElseThrow();
    }

    PwmChecks checks() {
      var hardware = PwmRequest.Hardware.of(BOARD, line).orElse(null);
      return new PwmChecks(pwm, line, hardware, this, clock::advance);
    }

    @Override
    public PwmChecks.Seen look(PwmKind kind) {
      var pulses = pwm.pulses(line.name()).orElseThrow();
      return new PwmChecks.Seen(pulses.frequency(), pulses.duty(), 1e-6);
    }

    @Override
    public int levelAfterwards() {
      return SimulatedGpio.of(board).level(line.name());
    }
  }
}

package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of the port, on the simulated board. */
class SimulatedI2cChecksTest {
  private static final Board BOARD = Boards.load("simulated");

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    var clock = new ManualClock();
    var i2c = new SimulatedI2c(new SimulatedBoard(clock, BOARD, 1));
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    return new I2cChecks(i2c, new BusRequest(BOARD, "I2C1"), 0x48, 0x49)
        .all().stream()
            .map(
                check ->
                    DynamicTest.dynamicTest(
                        check.name(),
                        () -> {
                          check.body().run();
                          assertEquals(0, clock.pending(), "timers left");
                        }));
  }
}

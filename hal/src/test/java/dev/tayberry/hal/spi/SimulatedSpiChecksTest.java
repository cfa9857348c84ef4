package dev.tayberry.hal.spi;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The promises of the port, on the simulated board. */
class SimulatedSpiChecksTest {
  private static final Board BOARD = Boards.load("simulated");

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    var spi = new SimulatedSpi(new SimulatedBoard(new ManualClock(), BOARD, 1));
    spi.socket("SPI0", 0).attach(bytes -> bytes);
    var request =
        new ChipRequest(BOARD, "SPI0", 0, new SpiSettings(0, 1, 8, false, false), "checks");
    return new SpiChecks(spi, request)
        .all().stream().map(check -> DynamicTest.dynamicTest(check.name(), check.body()::run));
  }
}

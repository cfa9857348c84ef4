package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The native half, as its JS half calls it. */
class SpiModuleTest {
  private static final Board BOARD = Boards.load("simulated");
  private static final SpiSettings USUAL = new SpiSettings(0, 1_000_000, 8, false, false);

  private final ManualLoop loop = new ManualLoop();
  private final SimulatedSpi spi = new SimulatedSpi(new SimulatedBoard(loop.clock(), BOARD, 1));
  private final SimulatedSocket socket = spi.socket("SPI0", 0);
  private final Map<String, String> buses =
      new LinkedHashMap<>(Map.of("sensors", "I2C1", "adc", "SPI0"));
  private final SpiModule module = module("desk");

  private SpiModule module(String owner) {
    return new SpiModule(
        spi, new Setup(loop, new Wiring(BOARD, owner, Map.of(), Map.of(), buses, Wiring.ANYWHERE)));
  }

  @AfterEach
  void nothingStaysOpen() {
    module.close();
    loop.runAll();
    assertNull(socket.settings());
    assertEquals(List.of(), loop.holds());
    assertEquals(0, loop.clock().pending());
  }

  @Test
  void aTransferSettlesWhenItsTimeOnTheWireIsOver() {
    socket.attach(bytes -> bytes);
    var chip = module.open("adc", 0, USUAL).join();
    var sending = chip.transfer(List.of(new byte[] {7, 8}, 2));
    loop.advance(Duration.ofNanos(31_999));
    assertFalse(sending.isDone());
    loop.advance(Duration.ofNanos(1));
    assertArrayEquals(new byte[] {7, 8}, sending.join().getFirst());
    assertArrayEquals(new byte[2], sending.join().getLast());
  }

  @Test
  void aTransferThatIsClosedMeanwhileRejects() {
    var chip = module.open("adc", 0, USUAL).join();
    var sending = chip.transfer(List.of(1));
    chip.close().join();
    loop.advance(Duration.ofMillis(1));
    var error = assertThrows(CompletionException.class, sending::join);
    assertEquals("EBADF", ((HalException) error.getCause()).code());
  }

  @Test
  void halfAWordIsRefusedBeforeItWaitsItsTurn() {
    var chip = module.open("adc", 0, new SpiSettings(0, 1, 16, false, false)).join();
    chip.check(List.of(2));
    assertEquals(
        "ERR_OUT_OF_RANGE",
        assertThrows(HalException.class, () -> chip.check(List.of(new byte[3]))).code());
    assertEquals(
        "ERR_INVALID_ARG_TYPE",
        assertThrows(HalException.class, () -> chip.check(List.of("text"))).code());
  }

  @Test
  void aTakenChipIsRefusedNamingItsHolder() {
    module.open("adc", 0, USUAL).join();
    var other = module("lamp");
    var error = assertThrows(HalException.class, () -> other.open("adc", 0, USUAL));
    assertEquals("EBUSY", error.code());
    assertEquals(
        "spi: SPI0 chip 0 is already open by desk:adc; close it first, or share what is open",
        error.getMessage());
    other.open("adc", 1, USUAL).join();
    other.close();
    assertEquals(USUAL, socket.settings());
  }

  @Test
  void closingTheModuleClosesWhatTheAppLeftOpen() {
    module.open("adc", 0, USUAL).join();
    module.open("adc", 1, USUAL).join();
    module.close();
    assertNull(socket.settings());
    assertNull(spi.socket("SPI0", 1).settings());
  }

  @Test
  void aNameThatIsNotInTheManifestIsRefusedWithTheLineToAdd() {
    refused(
        "ERR_ACCESS_DENIED",
        "spi: this app has no bus \"screen\"; add it in package.json:"
            + " \"tayberry\": { \"buses\": { \"screen\": \"SPI0\" } }",
        "screen");
  }

  @Test
  void aBusOfAnotherKindIsRefusedWithItsModule() {
    refused(
        "ENODEV",
        "spi: \"sensors\" is I2C1 in this app's manifest, which is no SPI bus; open it with hal:i2c",
        "sensors");
  }

  private void refused(String code, String message, String name) {
    var error = assertThrows(HalException.class, () -> module.open(name, 0, USUAL));
    assertEquals(message, error.getMessage());
    assertEquals(code, error.code());
  }
}

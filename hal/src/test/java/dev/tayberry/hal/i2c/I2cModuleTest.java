package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The native half, as its JS half calls it. */
class I2cModuleTest {
  private static final Board BOARD = Boards.load("simulated");

  private final ManualLoop loop = new ManualLoop();
  private final SimulatedI2c i2c = new SimulatedI2c(new SimulatedBoard(loop.clock(), BOARD, 1));
  private final SimulatedWires wires = i2c.wires("I2C1");
  private final Map<String, String> buses =
      new LinkedHashMap<>(Map.of("sensors", "I2C1", "adc", "SPI0"));
  private final I2cModule module = module(i2c);

  private I2cModule module(I2c backend) {
    return new I2cModule(
        backend,
        new Setup(loop, new Wiring(BOARD, "desk", Map.of(), Map.of(), buses, Wiring.ANYWHERE)));
  }

  @AfterEach
  void nothingStaysOpen() {
    module.close();
    loop.runAll();
    assertEquals(List.of(), loop.holds());
    assertEquals(0, loop.clock().pending());
  }

  @Test
  void aTransferSettlesWhenItsTimeOnTheWireIsOver() {
    wires.attach(0x48, new RegisterFile());
    var bus = module.open("sensors").join();
    var reading = bus.transfer(0x48, List.of(new byte[] {1}, 2));
    // Two starts and addresses, three bytes, a stop: 48 bits of 10 µs.
    loop.advance(Duration.ofNanos(479_999));
    assertFalse(reading.isDone());
    loop.advance(Duration.ofNanos(1));
    assertArrayEquals(new byte[2], reading.join().getFirst());
  }

  @Test
  void aTransferThatFailsRejectsWithTheCode() {
    var bus = module.open("sensors").join();
    var reading = bus.transfer(0x48, List.of(1));
    loop.advance(Duration.ofMillis(1));
    var error = assertThrows(CompletionException.class, reading::join);
    assertEquals("ENXIO", ((HalException) error.getCause()).code());
  }

  @Test
  void aScanTakesTheTimeOfItsCalls() {
    wires.attach(0x48, new RegisterFile());
    var scanning = module.open("sensors").join().scan(false);
    loop.advance(Duration.ofMillis(12));
    assertFalse(scanning.isDone());
    loop.advance(Duration.ofMillis(1));
    assertEquals(List.of(new Found(0x48, Found.State.ANSWERS)), scanning.join());
  }

  @Test
  void whatIsNoPartOfATransactionIsRefused() {
    var bus = module.open("sensors").join();
    var error = assertThrows(HalException.class, () -> bus.transfer(0x48, List.of("text")));
    assertEquals("ERR_INVALID_ARG_TYPE", error.code());
  }

  @Test
  void aNameThatIsNotInTheManifestIsRefusedWithTheNearOneAndTheLineToAdd() {
    refused(
        "ERR_ACCESS_DENIED",
        "i2c: this app has no bus \"sensor\"; did you mean \"sensors\"? Else add it in package.json:"
            + " \"tayberry\": { \"buses\": { \"sensor\": \"I2C1\" } }",
        "sensor");
    refused(
        "ERR_ACCESS_DENIED",
        "i2c: this app has no bus \"I2C3\"; add it in package.json:"
            + " \"tayberry\": { \"buses\": { \"sensors\": \"I2C3\" } }",
        "I2C3");
  }

  @Test
  void aBusOfAnotherKindIsRefusedWithItsModule() {
    refused(
        "ENODEV",
        "i2c: \"adc\" is SPI0 in this app's manifest, which is no I2C bus; open it with hal:spi",
        "adc");
  }

  @Test
  void aBusThatTheBoardLacksIsRefused() {
    buses.put("more", "I2C9");
    refused(
        "ENODEV",
        "i2c: Simulated board has no bus I2C9; it has I2C0, I2C1, I2C3, I2C4, I2C5, I2C6",
        "more");
  }

  private void refused(String code, String message, String name) {
    var error = assertThrows(HalException.class, () -> module.open(name));
    assertEquals(message, error.getMessage());
    assertEquals(code, error.code());
  }

  @Test
  void closingTheModuleClosesWhatTheAppLeftOpen() {
    Set<OpenBus> open = new HashSet<>();
    var counting = module(new Blocking(i2c, open));
    counting.open("sensors").join();
    var second = counting.open("sensors").join();
    assertEquals(2, open.size());
    second.close().join();
    second.close().join();
    assertEquals(1, open.size());
    counting.close();
    counting.close();
    assertEquals(Set.of(), open);
  }

  @Test
  void whatBlocksIsDoneAwayFromTheLoop() {
    wires.attach(0x48, new RegisterFile());
    var bus = module(new Blocking(i2c, new HashSet<>())).open("sensors").join();
    assertTrue(bus.transfer(0x48, List.of(1)).isDone(), "no time passed on the clock");
    bus.close().join();
  }

  /** A backend that blocks, as a real one does, on simulated wires. */
  private record Blocking(I2c i2c, Set<OpenBus> buses) implements I2c {
    @Override
    public boolean blocks() {
      return true;
    }

    @Override
    public OpenBus open(BusRequest request) {
      var bus = i2c.open(request);
      buses.add(bus);
      return new OpenBus() {
        @Override
        public List<byte[]> transfer(int address, List<Message> messages) {
          return bus.transfer(address, messages);
        }

        @Override
        public List<Found> scan(boolean read) {
          return bus.scan(read);
        }

        @Override
        public void close() {
          bus.close();
          buses.remove(bus);
        }
      };
    }
  }
}

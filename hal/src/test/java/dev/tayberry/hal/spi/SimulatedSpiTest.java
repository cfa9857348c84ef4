package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedSpiTest {
  private static final Board BOARD = Boards.load("simulated");
  private static final SpiSettings USUAL = new SpiSettings(0, 1_000_000, 8, false, false);

  private final SimulatedSpi spi =
      new SimulatedSpi(new SimulatedBoard(new ManualClock(), BOARD, 1));
  private final SimulatedSocket socket = spi.socket("SPI0", 0);

  private OpenChip open(SpiSettings settings) {
    return spi.open(new ChipRequest(BOARD, "SPI0", 0, settings, "test"));
  }

  @Test
  void whereNothingIsZerosComeBack() {
    try (var chip = open(USUAL)) {
      assertArrayEquals(new byte[2], chip.transfer(List.of(new byte[] {1, 2})).getFirst());
    }
  }

  @Test
  void whatAChipDoesNotSayIsZero() {
    socket.attach(bytes -> bytes.length == 1 ? null : new byte[] {9});
    try (var chip = open(USUAL)) {
      var back = chip.transfer(List.of(new byte[1], new byte[2]));
      assertArrayEquals(new byte[1], back.getFirst());
      assertArrayEquals(new byte[] {9, 0}, back.getLast());
    }
  }

  @Test
  void aChipIsSelectedOnceATransaction() {
    var heard = new ArrayList<String>();
    socket.attach(
        new SimulatedChip() {
          @Override
          public byte[] transfer(byte[] bytes) {
            heard.add("" + bytes.length);
            return bytes;
          }

          @Override
          public void select() {
            heard.add("select");
          }
        });
    try (var chip = open(USUAL)) {
      chip.transfer(List.of(new byte[1], new byte[2]));
      chip.transfer(List.of(new byte[3]));
    }
    assertEquals(List.of("select", "1", "2", "select", "3"), heard);
  }

  @Test
  void aSecondChipInOnePlaceIsRefused() {
    socket.attach(bytes -> bytes);
    assertEquals(
        "EBUSY", assertThrows(HalException.class, () -> socket.attach(bytes -> bytes)).code());
    socket.detach();
    socket.attach(bytes -> bytes);
  }

  @Test
  void aRigSeesHowTheChipIsOpen() {
    assertNull(socket.settings());
    var settings = new SpiSettings(3, 500_000, 8, false, true);
    try (var chip = open(settings)) {
      assertEquals(settings, socket.settings());
      chip.transfer(List.of(new byte[1]));
    }
    assertNull(socket.settings());
  }

  @Test
  void timeOnTheWireFollowsTheSpeedAndTheWords() {
    try (var chip = open(USUAL)) {
      assertEquals(Duration.ofMillis(8), chip.takes(1000));
    }
    try (var chip = open(new SpiSettings(0, 1_000_000, 12, false, false))) {
      assertEquals(Duration.ofMillis(6), chip.takes(1000));
    }
  }
}

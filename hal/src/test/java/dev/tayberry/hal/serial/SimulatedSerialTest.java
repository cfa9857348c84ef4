package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedSerialTest {
  private static final byte[] STOP = HexFormat.of().parseHex("F1F12B002B7E");
  private final SimulatedLineEnd end = new SimulatedLineEnd();
  private final List<String> heard = new ArrayList<>();

  private OpenPort open(PortSettings settings) {
    return end.serial.open(
        settings,
        "desk",
        new PortListener() {
          @Override
          public void received(byte[] bytes, long nanos) {
            heard.add(HexFormat.of().formatHex(bytes));
          }

          @Override
          public void disconnected(String reason) {
            heard.add(reason);
          }
        });
  }

  private OpenPort open(int baud) {
    return open(PortSettings.of("UART2", baud));
  }

  @Test
  void bytesTakeTheirTimeOnTheWire() {
    var port = open(9600);
    var sent = port.write(STOP);
    end.clock.advance(Duration.ofMillis(6));
    assertEquals(0, end.heard().length);
    assertFalse(sent.isDone());
    end.clock.advance(Duration.ofNanos(250_002));
    assertArrayEquals(STOP, end.heard());
    assertTrue(sent.isDone());
  }

  @Test
  void parityAndStopBitsTakeTimeToo() {
    assertEquals(1_041_667, PortSettings.of("UART2", 9600).byteNanos());
    var slow =
        new PortSettings("UART2", 9600, 8, 2, PortSettings.Parity.EVEN, PortSettings.Flow.NONE);
    assertEquals(1_250_000, slow.byteNanos());
  }

  @Test
  void writesFollowOneAnotherWithoutAGap() {
    var port = open(9600);
    port.write(new byte[40]);
    port.write(new byte[8]);
    end.clock.advance(Duration.ofNanos(48 * 1_041_667L));
    assertEquals(48, end.heard().length);
  }

  @Test
  void aTapRecordsBothDirectionsWithTheirTimes() {
    var log = new ArrayList<String>();
    long start = end.clock.nanoTime();
    end.uart.tap(
        (direction, bytes, nanos) ->
            log.add(direction + " " + bytes.length + " at " + (nanos - start) / 1_000_000));
    var port = open(9600);
    port.write(STOP);
    end.clock.advance(Duration.ofMillis(20));
    end.write(new byte[] {1, 2});
    end.clock.advance(Duration.ofMillis(20));
    assertEquals(List.of("TO_DEVICE 6 at 6", "TO_BOARD 2 at 22"), log);
  }

  @Test
  void atAnotherBaudRateTheSameGarbageArrivesEveryTime() {
    end.uart.baudRate(9600);
    var port = open(19_200);
    for (int i = 0; i < 2; i++) {
      end.write(STOP);
      end.clock.advance(Duration.ofMillis(50));
    }
    assertEquals(2, heard.size());
    assertEquals(heard.get(0), heard.get(1));
    assertFalse(heard.contains(HexFormat.of().formatHex(STOP)));
    port.write(STOP);
    end.clock.advance(Duration.ofMillis(50));
    assertTrue(end.heard().length > 0);
    assertFalse(HexFormat.of().formatHex(end.heard()).equals("f1f12b002b7e"));
  }

  @Test
  void aReceiverSamplesWhereItBelievesTheBitsToBe() {
    // Half as fast it sees every other bit, then the idle line.
    assertArrayEquals(
        new byte[] {(byte) 0xF8}, Waveform.heard(new byte[] {(byte) 0xAA}, 9600, 4800));
    // Twice as fast it sees nine low bits as one byte without an end.
    assertArrayEquals(new byte[] {0}, Waveform.heard(new byte[] {0}, 9600, 19_200));
    assertArrayEquals(STOP, Waveform.heard(STOP, 9600, 9700));
  }

  @Test
  void unpluggedInTheMiddleOnlyWholeBytesArrive() {
    open(9600);
    end.write(STOP);
    end.clock.advance(Duration.ofNanos(2 * 1_041_667L + 500_000));
    end.unplug();
    end.clock.advance(Duration.ofMillis(50));
    assertEquals(List.of("f1f1", "unplugged"), heard);
    assertEquals(0, end.clock.pending());
  }

  @Test
  void nobodyHearsBytesWhileThePortIsClosed() {
    end.write(STOP);
    end.clock.advance(Duration.ofMillis(50));
    open(9600);
    end.clock.advance(Duration.ofMillis(50));
    assertEquals(List.of(), heard);
  }

  @Test
  void aBoardHasItsUartsAndTheAdaptersARigPlugsIn() {
    var paths = end.serial.list().stream().map(PortInfo::path).toList();
    assertEquals(List.of("UART0", "UART1", "UART2", "UART3", "UART4", "UART5"), paths);
    end.serial.device("/dev/ttyUSB0");
    assertEquals("/dev/ttyUSB0", end.serial.list().getFirst().path());
    end.serial.device("/dev/ttyUSB0").unplug();
    assertEquals("UART0", end.serial.list().getFirst().path());
    var missing = assertThrows(HalException.class, () -> end.serial.device("UART9"));
    assertTrue(missing.getMessage().contains("there are"), missing.getMessage());
  }
}

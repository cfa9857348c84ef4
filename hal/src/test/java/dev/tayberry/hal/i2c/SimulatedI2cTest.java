package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedI2cTest {
  private static final Board BOARD = Boards.load("simulated");

  private final SimulatedI2c i2c =
      new SimulatedI2c(new SimulatedBoard(new ManualClock(), BOARD, 1));
  private final SimulatedWires wires = i2c.wires("I2C1");
  private final OpenBus bus = i2c.open(new BusRequest(BOARD, "I2C1"));

  private static List<Message> write(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return List.of(new Message.Write(all));
  }

  private static List<Message> read(int count) {
    return List.of(new Message.Read(count));
  }

  private String code(List<Message> messages) {
    return assertThrows(HalException.class, () -> bus.transfer(0x20, messages)).code();
  }

  /** Reads what it is told to, and acknowledges what it is told to. */
  private static final class Scripted implements SimulatedDevice {
    final List<Integer> lengths = new ArrayList<>();
    @Nullable Boolean acknowledges;
    byte @Nullable [] gives = new byte[0];

    @Override
    public @Nullable Boolean write(byte[] bytes) {
      lengths.add(bytes.length);
      return acknowledges;
    }

    @Override
    public byte @Nullable [] read(int count) {
      return gives;
    }
  }

  @Test
  void aDeviceMayLeaveAWriteOrAReadUnacknowledged() {
    var device = new Scripted();
    wires.attach(0x20, device);
    bus.transfer(0x20, write(1, 2, 3));
    assertEquals(List.of(3), device.lengths);
    device.acknowledges = false;
    assertEquals("ENXIO", code(write(1)));
    device.gives = null;
    assertEquals("ENXIO", code(read(1)));
  }

  @Test
  void whatADeviceDoesNotSayReadsAsOnes() {
    var device = new Scripted();
    wires.attach(0x20, device);
    device.gives = new byte[] {7};
    assertArrayEquals(new byte[] {7, -1, -1}, bus.transfer(0x20, read(3)).getFirst());
    device.gives = new byte[] {7, 8, 9};
    assertArrayEquals(new byte[] {7, 8}, bus.transfer(0x20, read(2)).getFirst());
  }

  @Test
  void twoDevicesAtOneAddressAreRefused() {
    var first = wires.attach(0x20, new RegisterFile());
    var error = assertThrows(HalException.class, () -> wires.attach(0x20, new RegisterFile()));
    assertEquals("EBUSY", error.code());
    first.detach();
    var second = wires.attach(0x20, new RegisterFile());
    first.detach();
    assertTrue(second.isAttached());
  }

  @Test
  void aDeviceThatIsGoneDoesNotAnswer() {
    var place = wires.attach(0x20, new RegisterFile());
    bus.transfer(0x20, write(0));
    place.detach();
    assertFalse(place.isAttached());
    assertEquals("ENXIO", code(write(0)));
  }

  @Test
  void aDeviceMayGoInTheMiddleOfATransaction() {
    var places = new ArrayList<SimulatedWires.Attached>();
    places.add(
        wires.attach(
            0x20,
            new SimulatedDevice() {
              @Override
              public Boolean write(byte[] bytes) {
                places.getFirst().detach();
                return true;
              }

              @Override
              public byte[] read(int count) {
                throw new AssertionError("read from a device that is gone");
              }
            }));
    assertEquals("ENXIO", code(List.of(write(1).getFirst(), read(1).getFirst())));
  }

  @Test
  void aStuckBusTimesOutForEverybody() {
    wires.attach(0x20, new RegisterFile());
    wires.stuck(true);
    assertEquals("ETIMEDOUT", code(read(1)));
    assertEquals(Duration.ofSeconds(1), bus.takes(0x20, read(1)));
    assertEquals("ETIMEDOUT", assertThrows(HalException.class, () -> bus.scan(false)).code());
    wires.stuck(false);
    bus.transfer(0x20, read(1));
  }

  @Test
  void timeOnTheWireFollowsTheSpeed() {
    wires.attach(0x20, new RegisterFile());
    assertEquals(Duration.ofNanos(1_100_000), bus.takes(0x20, read(11)));
    wires.speed(400_000);
    assertEquals(Duration.ofNanos(275_000), bus.takes(0x20, read(11)));
    // Nobody answers: a start, an address, a stop.
    assertEquals(Duration.ofNanos(27_500), bus.takes(0x21, read(11)));
  }
}

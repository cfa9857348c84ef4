package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.pi4j.io.i2c.I2C;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Pi4J knows of the buses that apps have open. */
class LinuxI2cRegistryTest {
  private static final Board BOARD = Boards.load("simulated");
  private static final List<Message> READ = List.of(new Message.Read(1));

  private final SimulatedI2c i2c =
      new SimulatedI2c(new SimulatedBoard(new ManualClock(), BOARD, 1));
  private final LinuxI2cRegistry registry = new LinuxI2cRegistry();

  private OpenBus open() {
    return registry.add("I2C1", "/dev/i2c-1", i2c.open(new BusRequest(BOARD, "I2C1")));
  }

  private Set<String> registered() {
    return registry.context().registry().all().keySet();
  }

  @Test
  void aDeviceIsRegisteredOnceItAnswered() {
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    var bus = open();
    bus.scan(false);
    assertThrows(HalException.class, () -> bus.transfer(0x49, READ));
    assertEquals(Set.of(), registered());
    bus.transfer(0x48, READ);
    bus.transfer(0x48, READ);
    assertEquals(Set.of("I2C1:0x48"), registered());
    I2C device = registry.context().registry().get("I2C1:0x48");
    assertEquals(1, device.bus());
    assertEquals(0x48, device.device());
    device.writeRegister(7, 9);
    assertEquals(9, device.readRegister(7));
    bus.close();
    bus.close();
    assertEquals(Set.of(), registered());
  }

  @Test
  void aDeviceThatTwoTalkToStaysWhileOneDoes() {
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    var one = open();
    var two = open();
    one.transfer(0x48, READ);
    two.transfer(0x48, READ);
    one.close();
    two.transfer(0x48, READ);
    assertEquals(Set.of("I2C1:0x48"), registered());
    two.close();
    assertEquals(Set.of(), registered());
  }
}

package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualClock;
import dev.tayberry.hal.SimulatedBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program that knows Pi4J alone, with our provider; on the simulated board. */
class LinuxI2cProviderTest {
  private static final Board BOARD = Boards.load("simulated");

  private final SimulatedI2c i2c =
      new SimulatedI2c(new SimulatedBoard(new ManualClock(), BOARD, 1));
  private int open;
  private final Context context =
      context(
          new LinuxI2cProvider(
              config -> {
                open++;
                var bus = i2c.open(new BusRequest(BOARD, "I2C" + config.bus()));
                return new LinuxI2cProvider.Opened(bus, () -> open--);
              }));

  private static Context context(LinuxI2cProvider provider) {
    return Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().add(provider).build();
  }

  @AfterEach
  void theContextClosesWhatIsOpen() {
    context.shutdown();
    assertEquals(0, open);
  }

  private I2C device(int address) {
    return context.create(I2C.newConfigBuilder(context).bus(1).device(address));
  }

  @Test
  void registersKeepWhatIsWritten() {
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    var chip = device(0x48);
    chip.writeRegister(0x10, 0xfe);
    assertEquals(0xfe, chip.readRegister(0x10));
    chip.writeRegister(0x20, new byte[] {0, 1, 2, 3}, 1, 3);
    byte[] into = new byte[5];
    assertEquals(3, chip.readRegister(0x20, into, 1, 3));
    assertArrayEquals(new byte[] {0, 1, 2, 3, 0}, into);
    chip.write((byte) 0x21);
    assertEquals(2, chip.read());
    assertEquals(0x0102, chip.readRegisterWord(0x20), "Pi4J has the high byte first");
  }

  @Test
  void aDeviceThatDoesNotAnswerIsToldWithItsCode() {
    var error = assertThrows(HalException.class, () -> device(0x49).read());
    assertEquals("ENXIO", error.code());
  }

  @Test
  void whatIsExecutedMayUseTheDevice() {
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    var chip = device(0x48);
    int sum =
        chip.execute(
            () -> {
              chip.writeRegister(1, 3);
              return chip.readRegister(1) + chip.readRegister(2);
            });
    assertEquals(3, sum);
  }

  @Test
  void aClosedDeviceMayBeCreatedAgain() {
    var chip = device(0x48);
    assertTrue(chip.isOpen());
    chip.close();
    chip.close();
    assertFalse(chip.isOpen());
    assertEquals(0, open);
    device(0x48);
  }

  @Test
  void aDeviceIsCreatedOnce() {
    device(0x48);
    assertThrows(RuntimeException.class, () -> device(0x48));
    assertEquals(1, open);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    i2c.wires("I2C1").attach(0x48, new RegisterFile());
    var chip = device(0x48);
    assertThrows(HalException.class, () -> chip.readRegister(0x100));
    assertThrows(IndexOutOfBoundsException.class, () -> chip.read(new byte[2], 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> chip.write(new byte[2], 1, 2));
  }

  @Test
  void aBusThatIsNotThereIsRefusedWithTheCure() {
    var real = context(new LinuxI2cProvider());
    var config = I2C.newConfigBuilder(real).bus(999).device(0x48).build();
    var error = assertThrows(HalException.class, () -> real.create(config));
    assertEquals(
        "i2c: bus 999 (/dev/i2c-999) is switched off; enable it in config.txt and reboot",
        error.getMessage());
    assertEquals("ENOENT", error.code());
    real.shutdown();
  }
}

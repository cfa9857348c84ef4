package dev.tayberry.runtime;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.i2c.I2c;
import dev.tayberry.hal.i2c.RegisterFile;
import dev.tayberry.hal.i2c.SimulatedI2c;
import dev.tayberry.hal.i2c.SimulatedWires;
import dev.tayberry.hal.spi.SimulatedSpi;
import dev.tayberry.hal.spi.Spi;

/**
 * What is wired to the buses of a test program's board: registers at 0x48 of I2C1; at chip 0 of
 * SPI0 one that sends back what it is sent.
 */
final class TestBuses {
  private final SimulatedI2c i2c;
  private final SimulatedSpi spi;
  private final SimulatedWires wires;
  private final SimulatedWires.Attached registers;

  TestBuses(SimulatedBoard board) {
    i2c = new SimulatedI2c(board);
    spi = new SimulatedSpi(board);
    spi.socket("SPI0", 0).attach(bytes -> bytes);
    wires = i2c.wires("I2C1");
    registers = wires.attach(0x48, new RegisterFile());
  }

  /** The board's hardware with these buses. */
  Hardware on(Hardware hardware) {
    return hardware.with(I2c.class, i2c).with(Spi.class, spi);
  }

  @Exported
  void setStuck(boolean stuck) {
    wires.stuck(stuck);
  }

  @Exported
  void setSilent(boolean silent) {
    registers.silent(silent);
  }
}

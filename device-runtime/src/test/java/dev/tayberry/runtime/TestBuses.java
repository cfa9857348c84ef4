package dev.tayberry.runtime;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.i2c.I2c;
import dev.tayberry.hal.i2c.RegisterFile;
import dev.tayberry.hal.i2c.SimulatedI2c;
import dev.tayberry.hal.i2c.SimulatedWires;
import dev.tayberry.hal.spi.SimulatedChip;
import dev.tayberry.hal.spi.SimulatedSpi;
import dev.tayberry.hal.spi.Spi;
import dev.tayberry.hal.spi.SpiSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wired to the buses of a test program's board: registers at 0x48 of I2C1; at chip 0 of
 * SPI0 one that sends back what it is sent, at chip 1 one that only listens.
 */
final class TestBuses {
  private final SimulatedI2c i2c;
  private final SimulatedSpi spi;
  private final SimulatedWires wires;
  private final SimulatedWires.Attached registers;
  private final List<String> seen = new ArrayList<>();

  TestBuses(SimulatedBoard board) {
    i2c = new SimulatedI2c(board);
    spi = new SimulatedSpi(board);
    spi.socket("SPI0", 0).attach(new Seeing("chip 0", true));
    spi.socket("SPI0", 1).attach(new Seeing("chip 1", false));
    wires = i2c.wires("I2C1");
    registers = wires.attach(0x48, new RegisterFile());
  }

  /** Writes down what it sees. */
  private final class Seeing implements SimulatedChip {
    private final String name;
    private final boolean isWiredBack;

    Seeing(String name, boolean isWiredBack) {
      this.name = name;
      this.isWiredBack = isWiredBack;
    }

    @Override
    public byte @Nullable [] transfer(byte[] bytes) {
      seen.add(bytes.length + " bytes");
      return isWiredBack ? bytes : null;
    }

    @Override
    public void select() {
      seen.add("select " + name);
    }
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

  @Exported
  void fault(SimulatedWires.Fault kind) {
    wires.fault(kind);
  }

  /** How a chip of SPI0 is open. */
  @Exported
  @Nullable SpiSettings settings(int chip) {
    return spi.socket("SPI0", chip).settings();
  }

  /** What the chips of SPI0 saw, in order. */
  @Exported
  List<String> seen() {
    return List.copyOf(seen);
  }
}

package dev.tayberry.hal.i2c;

/** Opens the I2C buses of a board. */
public interface I2c {
  /**
   * Opens a bus. Others may have it open as well: transactions of all take turns.
   *
   * @throws dev.tayberry.hal.HalException ENODEV where the board has no such bus, ENOENT where it
   *     is not enabled (with the line that enables it), EACCES
   */
  OpenBus open(BusRequest request);

  /** Whether opening, transactions and closing block, and must be done away from the loop. */
  boolean blocks();
}

package dev.tayberry.hal.spi;

/** Opens the chips on the SPI buses of a board. */
public interface Spi {
  /**
   * Opens a chip for one user alone.
   *
   * @throws dev.tayberry.hal.HalException ENODEV where the board has no such bus or chip select,
   *     ENOENT where it is not enabled (with the line that enables it), EACCES, EBUSY naming who
   *     has it open, EINVAL naming the setting that the controller cannot do
   */
  OpenChip open(ChipRequest request);

  /** Whether opening, transfers and closing block, and must be done away from the loop. */
  boolean blocks();
}

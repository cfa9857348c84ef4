package dev.tayberry.hal.spi;

/**
 * How a chip is talked to.
 *
 * @param mode 0 to 3: polarity of the clock times two, plus its phase
 * @param speed at most, in bits per second; the controller takes the next one below that it has
 * @param bitsPerWord 8, unless the chip has odd words; those of more bits are two or four bytes,
 *     the low one first
 * @param lsbFirst whether the lowest bit of a byte goes first
 * @param csHigh whether the chip is selected by the high level
 */
public record SpiSettings(int mode, int speed, int bitsPerWord, boolean lsbFirst, boolean csHigh) {
  /** Bytes of a word in memory. */
  public int wordBytes() {
    return bitsPerWord <= 8 ? 1 : bitsPerWord <= 16 ? 2 : 4;
  }
}

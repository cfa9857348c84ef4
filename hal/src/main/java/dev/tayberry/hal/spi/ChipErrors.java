package dev.tayberry.hal.spi;

import dev.tayberry.hal.HalException;
import java.util.List;

/** The errors that every backend words alike, and the limits it holds. */
final class ChipErrors {
  private ChipErrors() {}

  static HalException busy(String chip, String holder) {
    return new HalException(
        "EBUSY",
        "spi: %s is already open by %s; close it first, or share what is open"
            .formatted(chip, holder));
  }

  static HalException closed(String chip) {
    return new HalException("EBADF", "spi: %s is closed; open it again".formatted(chip));
  }

  /** Refuses what no chip can do. */
  static void check(SpiSettings settings, List<byte[]> parts) {
    if (parts.isEmpty() || parts.size() > OpenChip.MOST_PARTS) {
      throw HalException.rangeError(
          "spi: a transaction has 1 to %d parts, got %d"
              .formatted(OpenChip.MOST_PARTS, parts.size()));
    }
    long all = 0;
    for (byte[] part : parts) {
      if (part.length % settings.wordBytes() != 0) {
        throw HalException.rangeError(
            "spi: a word of %d bits is %d bytes, so a part is a multiple of that, got %d"
                .formatted(settings.bitsPerWord(), settings.wordBytes(), part.length));
      }
      all += part.length;
    }
    if (all > OpenChip.MOST_BYTES) {
      throw HalException.rangeError(
          "spi: a transaction has at most %d bytes, got %d; send it as several"
              .formatted(OpenChip.MOST_BYTES, all));
    }
  }
}

package dev.tayberry.hal.spi;

import java.time.Duration;
import java.util.List;

/** A chip that is open. */
public interface OpenChip extends AutoCloseable {
  int MOST_PARTS = 256;

  /** Of all parts together. */
  int MOST_BYTES = 1 << 20;

  /**
   * Sends all parts, one after the other, while the chip stays selected.
   *
   * @return what came back meanwhile, a part for each, of the same length
   * @throws dev.tayberry.hal.HalException EINVAL where the controller cannot do it, EIO, ETIMEDOUT,
   *     ENODEV where the bus is gone, EBADF once closed
   */
  List<byte[]> transfer(List<byte[]> parts);

  /**
   * How long the bus will be busy with so many bytes, where the backend does not spend the time
   * itself.
   *
   * @see Spi#blocks
   */
  default Duration takes(int bytes) {
    return Duration.ZERO;
  }

  /** Idempotent. */
  @Override
  void close();
}

package dev.tayberry.hal.i2c;

import java.time.Duration;
import java.util.List;

/**
 * A bus that is open. Addresses are those of 7 bits, {@link #FIRST} to {@link #LAST}; the others
 * are reserved.
 */
public interface OpenBus extends AutoCloseable {
  int FIRST = 0x08;
  int LAST = 0x77;

  /** The kernel's limits for one transaction. */
  int MOST_MESSAGES = 42;

  int MOST_BYTES = 8192;

  /**
   * Sends all messages to one device, with a repeated start between them, so that nobody else gets
   * in between.
   *
   * @return what each {@link Message.Read} read, in order
   * @throws dev.tayberry.hal.HalException ENXIO where nobody answers, EBUSY where a driver of the
   *     kernel holds the address, EAGAIN where another controller won the bus, ETIMEDOUT where it
   *     is stuck, EIO, EOPNOTSUPP where the adapter cannot do it, ENODEV where the bus is gone,
   *     EBADF once closed
   */
  List<byte[]> transfer(int address, List<Message> messages);

  /**
   * How long the bus will be busy with that, where the backend does not spend the time itself.
   *
   * @see I2c#blocks
   */
  default Duration takes(int address, List<Message> messages) {
    return Duration.ZERO;
  }

  /**
   * Looks who answers, without writing a byte: each address is only called, or read from where
   * calling is known to do harm.
   *
   * @param read whether to read a byte from each address where the adapter cannot just call
   * @return in the order of addresses; free ones are left out
   */
  List<Found> scan(boolean read);

  /** Idempotent. */
  @Override
  void close();
}

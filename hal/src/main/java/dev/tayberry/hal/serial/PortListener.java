package dev.tayberry.hal.serial;

/** Hears what comes in. Must return quickly: it is called on the thread that reads the port. */
public interface PortListener {
  /**
   * Bytes came; the array is the listener's own.
   *
   * @param nanos when the last of them came, by the monotonic clock
   */
  void received(byte[] bytes, long nanos);

  /** A modem line of the other side has changed; only while watched. */
  default void signals(Signals now) {}

  /**
   * The receiver found something wrong; only while watched.
   *
   * @param count how often since it was last told
   */
  default void fault(Fault fault, int count) {}

  /** What a receiver can find wrong. */
  enum Fault {
    /** The line was held low on purpose: some protocols begin so. */
    BREAK,
    /** A byte came damaged, and is left out. */
    PARITY,
    /** No stop bit where one should be: often the wrong baud rate. */
    FRAMING,
    /** The UART's or the kernel's queue was full. */
    OVERRUN
  }

  /**
   * The port is gone. Called once, after what was received before; the port is closed already.
   *
   * @param reason {@code unplugged}, or what the system said
   */
  void disconnected(String reason);
}

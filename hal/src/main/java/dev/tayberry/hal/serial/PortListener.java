package dev.tayberry.hal.serial;

/** Hears what comes in. Must return quickly: it is called on the thread that reads the port. */
public interface PortListener {
  /**
   * Bytes came; the array is the listener's own.
   *
   * @param nanos when the last of them came, by the monotonic clock
   */
  void received(byte[] bytes, long nanos);

  /**
   * The port is gone. Called once, after what was received before; the port is closed already.
   *
   * @param reason {@code unplugged}, or what the system said
   */
  void disconnected(String reason);
}

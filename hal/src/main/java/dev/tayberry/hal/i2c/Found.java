package dev.tayberry.hal.i2c;

/** An address that a scan has something to say of. */
public record Found(int address, State state) {
  /** What is there. */
  public enum State {
    /** A device answers. */
    ANSWERS,
    /** A driver of the kernel holds it; it was left alone. */
    IN_USE,
    /** The adapter cannot call it without reading from it, which was not asked for. */
    UNTRIED
  }

  /**
   * Addresses of memories and clocks, where a call alone can be taken for a write: they are read
   * from. The rest may hold devices that a read confuses, so they are called.
   */
  static boolean isRead(int address) {
    return (address >= 0x30 && address <= 0x37) || (address >= 0x50 && address <= 0x5F);
  }
}

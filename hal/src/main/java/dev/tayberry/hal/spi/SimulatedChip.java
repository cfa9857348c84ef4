package dev.tayberry.hal.spi;

import org.jspecify.annotations.Nullable;

/** What a rig attaches to a chip select of a simulated bus. Called on the loop's thread. */
@FunctionalInterface
public interface SimulatedChip {
  /**
   * Bytes to the chip, and as many from it meanwhile. What is missing are zeros, what is too much
   * is dropped; null is all zeros.
   */
  byte @Nullable [] transfer(byte[] bytes);

  /** It was selected: a transaction begins. */
  default void select() {}
}

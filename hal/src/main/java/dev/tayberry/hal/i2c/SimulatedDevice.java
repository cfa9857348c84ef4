package dev.tayberry.hal.i2c;

import org.jspecify.annotations.Nullable;

/** What a rig attaches to a simulated bus. Called on the loop's thread. */
public interface SimulatedDevice {
  /**
   * A message to the device.
   *
   * @return whether it acknowledges; null does
   */
  @Nullable Boolean write(byte[] bytes);

  /**
   * A message from the device. What is missing are 0xFF, as on a bus that nobody pulls down; what
   * is too much is not read.
   *
   * @return null does not acknowledge
   */
  byte @Nullable [] read(int count);
}

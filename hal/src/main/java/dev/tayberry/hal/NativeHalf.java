package dev.tayberry.hal;

/** The Java side of a peripheral's module: its {@link Exported} methods are what x.js calls. */
public interface NativeHalf extends AutoCloseable {
  /** Closes what the program left open, outputs to their safe level. Idempotent, on the loop. */
  @Override
  void close();
}

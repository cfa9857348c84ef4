package dev.tayberry.hal;

/** A reason for a program to go on running. */
public interface Hold extends AutoCloseable {
  /** Idempotent; any thread. */
  void release();

  @Override
  default void close() {
    release();
  }
}

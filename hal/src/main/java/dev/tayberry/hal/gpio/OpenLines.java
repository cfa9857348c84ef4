package dev.tayberry.hal.gpio;

import java.util.List;

/**
 * The lines of one request, in its order: line 0 is bit 0. Levels are logical: on an active-low
 * line 1 is the low voltage. After {@link #close} reading and writing is refused with EBADF.
 */
public interface OpenLines extends AutoCloseable {
  /** The level of every line; of a debounced input the level that lasted. */
  long read();

  /** Sets the outputs whose bit is in the mask, together. */
  void write(long mask, long levels);

  /**
   * Opens them anew in other ways, without giving them back in between: what stays an output drives
   * all the time. An output is at its {@code initial} level afterwards.
   *
   * @param settings of the same lines, in the same order
   * @throws dev.tayberry.hal.HalException as opening does; the lines are as they were then
   */
  void reconfigure(List<LineSettings> settings);

  /**
   * Puts outputs on their safe level, those that have one, and gives the lines back. No edge is
   * reported afterwards. Idempotent.
   */
  @Override
  void close();

  default int level(int index) {
    return (int) (read() >> index) & 1;
  }

  default void set(int index, int level) {
    write(1L << index, (long) level << index);
  }
}

package dev.tayberry.hal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a serial port after a trip, when the script may say nothing more, until the other
 * side rests. Bytes are in hexadecimal.
 *
 * @param send sent at once; null for nothing
 * @param answer for a side that asks, and must not be left without an answer
 * @param restsWhen when it is at rest
 */
public record AfterTrip(@Nullable String send, @Nullable Answer answer, RestsWhen restsWhen) {
  /**
   * An answer to a question that comes again and again.
   *
   * @param to the frame that asks; {@code ..} stands for any byte
   * @param toStop the answer instead while it moves, {@code times} in a row; null where the plain
   *     answer stops it
   */
  public record Answer(String to, String with, @Nullable String toStop, int times) {}

  /**
   * Nothing came for so long, or nothing but what it said before.
   *
   * @param same a frame that changes while it moves, {@code ..} for any byte; null where only
   *     silence is rest
   */
  public record RestsWhen(Duration forLong, @Nullable String same) {}
}

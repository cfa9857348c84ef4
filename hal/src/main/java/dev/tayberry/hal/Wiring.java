package dev.tayberry.hal;

import dev.tayberry.board.Board;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names a program's manifest gives to the board's pins, ports and buses.
 *
 * @param owner the program's name, shown to whoever finds a line of its taken
 */
public record Wiring(
    Board board,
    String owner,
    Map<String, Pin> pins,
    Map<String, Port> serial,
    Map<String, String> buses) {

  /**
   * A named line. Levels are physical: they hold when no app runs that knew its polarity.
   *
   * @param line {@code GPIO17} or {@code PIN11}
   * @param pull up, down, none, or null for what the app asks
   * @param safe the level on close, exit and crash; null lets the line go as it is
   */
  public record Pin(
      String line,
      @Nullable String pull,
      boolean activeLow,
      @Nullable Integer safe,
      @Nullable Integer initial) {}

  /** A named serial port: {@code UART2} or a device's path. */
  public record Port(String port, @Nullable Integer baudRate) {}
}

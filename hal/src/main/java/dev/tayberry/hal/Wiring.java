package dev.tayberry.hal;

import dev.tayberry.board.Board;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program's manifest names: the board's pins, ports and buses, and hosts.
 *
 * @param net the hosts it may reach: {@code host}, {@code host:port} or {@code *}
 * @param owner the program's name, shown to whoever finds a line of its taken
 */
public record Wiring(
    Board board,
    String owner,
    Map<String, Pin> pins,
    Map<String, Port> serial,
    Map<String, String> buses,
    List<String> net) {

  /** Every host and port. */
  public static final List<String> ANYWHERE = List.of("*");

  /** The same, reaching these hosts. */
  public Wiring withNet(List<String> hosts) {
    return new Wiring(board, owner, pins, serial, buses, List.copyOf(hosts));
  }

  /**
   * A named line. Levels are physical: they hold when no app runs that knew its polarity.
   *
   * @param line {@code GPIO17} or {@code PIN11}
   * @param pull up, down, none, or null for what the app asks
   * @param safe the level on close, exit and crash; null lets the line go as it is
   * @param maxOn how long it may be away from {@code safe} at a stretch
   */
  public record Pin(
      String line,
      @Nullable String pull,
      boolean activeLow,
      @Nullable Integer safe,
      @Nullable Integer initial,
      @Nullable Duration maxOn) {
    public Pin(
        String line,
        @Nullable String pull,
        boolean activeLow,
        @Nullable Integer safe,
        @Nullable Integer initial) {
      this(line, pull, activeLow, safe, initial, null);
    }
  }

  /** A named serial port: {@code UART2} or a device's path. */
  public record Port(String port, @Nullable Integer baudRate) {}
}

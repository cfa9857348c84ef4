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
    List<String> net,
    Safety safety) {

  /** Without rules for its outputs besides those of single pins. */
  public Wiring(
      Board board,
      String owner,
      Map<String, Pin> pins,
      Map<String, Port> serial,
      Map<String, String> buses,
      List<String> net) {
    this(board, owner, pins, serial, buses, net, Safety.NONE);
  }

  /** Every host and port. */
  public static final List<String> ANYWHERE = List.of("*");

  /** The same, reaching these hosts. */
  public Wiring withNet(List<String> hosts) {
    return new Wiring(board, owner, pins, serial, buses, List.copyOf(hosts), safety);
  }

  /**
   * A named line. Levels are physical: they hold when no app runs that knew its polarity.
   *
   * @param line {@code GPIO17} or {@code PIN11}
   * @param pull up, down, none, or null for what the app asks
   * @param drive push-pull, open-drain, open-source, or null for what the app asks
   * @param safe the level on close, exit and crash; null lets the line go as it is
   * @param maxOn how long it may be away from {@code safe} at a stretch
   * @param hold what a trip waits for before it goes to {@code safe}; null for nothing
   */
  public record Pin(
      String line,
      @Nullable String pull,
      @Nullable String drive,
      boolean activeLow,
      @Nullable Integer safe,
      @Nullable Integer initial,
      @Nullable Duration maxOn,
      @Nullable Hold hold) {
    public Pin(
        String line,
        @Nullable String pull,
        boolean activeLow,
        @Nullable Integer safe,
        @Nullable Integer initial,
        @Nullable Duration maxOn,
        @Nullable Hold hold) {
      this(line, pull, null, activeLow, safe, initial, maxOn, hold);
    }

    public Pin(
        String line,
        @Nullable String pull,
        boolean activeLow,
        @Nullable Integer safe,
        @Nullable Integer initial) {
      this(line, pull, null, activeLow, safe, initial, null, null);
    }

    /** Whether this physical level is another than the safe one. */
    public boolean isAway(int level) {
      return safe != null && level != safe;
    }
  }

  /**
   * A level that a trip leaves as it is while something still moves.
   *
   * @param port the serial port that knows when it rests
   * @param atMost when the level goes to safe all the same
   */
  public record Hold(String port, Duration atMost) {}

  /**
   * Rules over several pins.
   *
   * @param heartbeat null where only the loop has to turn, within the limit for a blocked script
   */
  public record Safety(List<Interlock> interlocks, @Nullable Heartbeat heartbeat) {
    public static final Safety NONE = new Safety(List.of(), null);

    public Safety {
      interlocks = List.copyOf(interlocks);
    }
  }

  /**
   * Pins of which one at most may be away from its safe level.
   *
   * @param deadTime how long after one went safe another has to wait
   */
  public record Interlock(List<String> pins, Duration deadTime) {
    public Interlock {
      pins = List.copyOf(pins);
    }
  }

  /**
   * A sign of life, wanted while any output is away from its safe level.
   *
   * @param byApp whether the app gives it, or the loop by turning
   */
  public record Heartbeat(Duration within, boolean byApp) {}

  /**
   * A named serial port: {@code UART2} or a device's path.
   *
   * @param lastWords bytes in hexadecimal, sent at a trip and before it is closed
   * @param afterTrip what is said after a trip, where that takes more than a few bytes
   */
  public record Port(
      String port,
      @Nullable Integer baudRate,
      @Nullable String lastWords,
      @Nullable AfterTrip afterTrip) {
    public Port(String port, @Nullable Integer baudRate) {
      this(port, baudRate, null, null);
    }
  }
}

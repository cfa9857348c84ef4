package dev.tayberry.hal.pwm;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line to be opened for pulses.
 *
 * @param consumer who asks, shown to whoever finds the line taken: {@code desk:fan}
 * @param hardware where the chip makes pulses for this line; null where it cannot
 * @param inverted whether the pulse is the low part
 * @param safe the physical level when closed; null for no pulses
 */
public record PwmRequest(
    String consumer,
    Line line,
    PwmKind kind,
    @Nullable Hardware hardware,
    PwmSignal signal,
    boolean inverted,
    @Nullable Integer safe,
    boolean takeOver) {

  /**
   * The chip's PWM output of a line.
   *
   * @param name as the board's profile has it: {@code PWM0}
   * @param channel on its chip
   * @param enable the lines of config.txt that lead it to this line
   */
  public record Hardware(String name, Controller.Channel channel, List<String> enable) {
    public Hardware {
      enable = List.copyOf(enable);
    }

    /** Of a line, as its board's profile has it. */
    public static Optional<Hardware> of(Board board, Line line) {
      for (var controller : board.controllers(Controller.Kind.PWM)) {
        for (var route : controller.routes()) {
          if (controller.channel() != null && route.lines().containsValue(line.name())) {
            return Optional.of(
                new Hardware(controller.name(), controller.channel(), route.enable()));
          }
        }
      }
      return Optional.empty();
    }

    /** The lines of a board that have one, for a message. */
    static String lines(Board board) {
      var lines =
          board.lines().stream()
              .filter(line -> of(board, line).isPresent())
              .map(Line::name)
              .toList();
      return lines.isEmpty() ? "another board" : String.join(" or ", lines);
    }
  }

  /** The level that is no pulse, physically. */
  public int idle() {
    return inverted ? 1 : 0;
  }

  /** What the line shows when safe: steady, the pulse without an end where that is its level. */
  public PwmSignal safeSignal() {
    boolean pulse = safe != null && safe != idle();
    return signal.withDuty(pulse ? 1 : 0);
  }
}

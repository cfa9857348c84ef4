package dev.tayberry.hal;

import dev.tayberry.board.Board;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What every simulated backend is made from: one clock, one profile, one seed.
 *
 * @param parts what several backends have in common; see {@link #part}
 */
public record SimulatedBoard(Clock clock, Board profile, long seed, Map<Class<?>, Object> parts) {
  public SimulatedBoard(Clock clock, Board profile, long seed) {
    this(clock, profile, seed, new HashMap<>());
  }

  /** The board's one object of this type, made by who asks first: lines that GPIO and PWM share. */
  public <T> T part(Class<T> type, Function<SimulatedBoard, T> make) {
    Object part = parts.get(type);
    if (part == null) {
      part = make.apply(this);
      parts.put(type, part);
    }
    return type.cast(part);
  }
}

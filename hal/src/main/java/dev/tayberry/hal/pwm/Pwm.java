package dev.tayberry.hal.pwm;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens lines of a board for pulses. */
public interface Pwm {
  /** Who has the line open, for pulses or otherwise; empty if it is free, or the kernel mute. */
  Optional<String> holder(Line line);

  /** Whether opening waits for a kernel: then it is called away from the loop. */
  boolean blocks();

  /**
   * Opens a line, which gives the request's first signal from the first moment on.
   *
   * @param failed told once if the output is lost later, on any thread
   * @throws HalException EBUSY naming the holder, ENODEV naming what to enable, EACCES naming the
   *     group to join, EINVAL for a frequency out of reach
   */
  OpenPwm open(PwmRequest request, Consumer<HalException> failed);
}

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import java.util.Optional;

/** A machine without lines to open: holds nothing, refuses everything. */
public final class NoGpio implements Gpio {
  @Override
  public Optional<String> holder(Line line) {
    return Optional.empty();
  }

  @Override
  public OpenLines open(LineRequest request, LineListener listener) {
    throw new HalException(
        "ENODEV",
        "gpio: this machine has no GPIO lines that Tayberry can drive yet; "
            + "run the app on the simulated board: tay sim APP");
  }
}

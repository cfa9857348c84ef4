package dev.tayberry.hal.pwm;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import java.util.Optional;
import java.util.function.Consumer;

/** A machine without lines to open: holds nothing, refuses everything. */
public final class NoPwm implements Pwm {
  @Override
  public Optional<String> holder(Line line) {
    return Optional.empty();
  }

  @Override
  public boolean blocks() {
    return false;
  }

  @Override
  public OpenPwm open(PwmRequest request, Consumer<HalException> failed) {
    throw new HalException(
        "ENODEV",
        "pwm: this machine has no lines that Tayberry can drive yet; run the app on the simulated board: tay sim APP");
  }
}

package dev.tayberry.hal.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** An open output as Pi4J sees it: writing it writes the line. */
final class RegisteredOutput extends DigitalOutputBase implements RegisteredLines.Told {
  private final LinuxRegistry.Place place;

  RegisteredOutput(
      DigitalOutputProvider provider, DigitalOutputConfig config, LinuxRegistry.Place place) {
    super(provider, config);
    this.place = place;
  }

  @Override
  public DigitalState state() {
    return DigitalState.state(place.lines().level(place.index()));
  }

  @Override
  public DigitalOutput state(DigitalState state) throws IOException {
    place.lines().set(place.index(), state.isHigh() ? 1 : 0);
    return this;
  }

  @Override
  public void level(int level) {
    var now = DigitalState.state(level);
    if (now != state) {
      state = now;
      if (hasListenersOrBindings()) {
        dispatch(new DigitalStateChangeEvent<>(this, now));
      }
    }
  }
}

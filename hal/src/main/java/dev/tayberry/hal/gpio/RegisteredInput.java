package dev.tayberry.hal.gpio;

import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** An open input as Pi4J sees it. */
final class RegisteredInput extends DigitalInputBase implements RegisteredLines.Told {
  private final LinuxRegistry.Place place;

  RegisteredInput(
      DigitalInputProvider provider, DigitalInputConfig config, LinuxRegistry.Place place) {
    super(provider, config);
    this.place = place;
  }

  @Override
  public DigitalState state() {
    return DigitalState.state(place.lines().level(place.index()));
  }

  @Override
  public void level(int level) {
    if (hasListenersOrBindings()) {
      dispatch(new DigitalStateChangeEvent<>(this, DigitalState.state(level)));
    }
  }
}

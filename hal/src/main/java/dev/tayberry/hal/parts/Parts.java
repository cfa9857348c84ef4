package dev.tayberry.hal.parts;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.Wiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What parts ask of the manifest; and the list of them. */
public final class Parts {
  /** {@code x.js} each; the first has what the others share. */
  public static final List<String> SCRIPTS =
      List.of(
          "part",
          "led",
          "button",
          "relay",
          "buzzer",
          "servo",
          "motor",
          "distance-sensor",
          "bme280",
          "bme280-formulas",
          "vl53l0x",
          "mcp3008",
          "pcf8574");

  private final Wiring wiring;

  public Parts(Setup setup) {
    wiring = setup.wiring();
  }

  /** Whether the manifest says where the pin is safe. */
  @Exported
  boolean isSafe(String pin) {
    Wiring.Pin known = wiring.pins().get(pin);
    return known != null && known.safe() != null;
  }

  /** The dead time between these two, in milliseconds; null where nothing locks them. */
  @Exported
  @Nullable Double deadTime(String one, String other) {
    return wiring.safety().interlocks().stream()
        .filter(interlock -> interlock.pins().containsAll(List.of(one, other)))
        .map(interlock -> interlock.deadTime().toNanos() / 1e6)
        .findFirst()
        .orElse(null);
  }
}

package dev.tayberry.deploy.release;

import dev.tayberry.runtime.manifest.Manifest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a manifest asks of the device, a word a line: root's part there reads no JSON. It knows
 * these words and refuses all others.
 */
final class Needs {
  private Needs() {}

  static String of(Manifest app) {
    Set<String> words = new TreeSet<>();
    if (!app.pins().isEmpty()) {
      words.add("gpio");
    }
    if (!app.serial().isEmpty()) {
      words.add("serial");
    }
    if (!app.permissions().net().isEmpty() || app.ready().probe() != null) {
      words.add("net");
    }
    // I2C1, SPI0, PWM0
    app.buses().values().forEach(bus -> words.add(bus.substring(0, 3).toLowerCase(Locale.ROOT)));
    words.add("within " + seconds(app.ready().within()));
    words.add("stable " + seconds(app.ready().stable()));
    words.add("blocked " + seconds(app.limits().blocked()));
    return String.join("\n", words) + "\n";
  }

  /** Whole ones, rather too many. */
  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}

package dev.tayberry.deploy;

import dev.tayberry.deploy.run.Outcome;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What apps print on a device, as its journal keeps it. */
final class Journal {
  private Journal() {}

  static String unit(String app) {
    return "tayberry@" + app + ".service";
  }

  private static final String LINES = "15";

  /**
   * A release's last lines, before the one that took its place began to speak; none where there is
   * no journal, or no right to read it.
   */
  static String lastOf(Outcome fallen, Wire wire, String app) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("journalctl", "-u", unit(app), "-n", LINES, "-o", "cat", "--no-pager"));
    if (!fallen.fell().isEmpty()) {
      command.addAll(List.of("--until", "@" + fallen.fell()));
    }
    try {
      Wire.Result result = wire.run(command.toArray(String[]::new));
      return result.ok() ? result.out().stripTrailing() : "";
    } catch (IOException e) {
      return "";
    }
  }
}

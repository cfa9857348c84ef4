package dev.tayberry.deploy;

import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;

/** What apps print on a device, as its journal keeps it. */
final class Journal {
  private Journal() {}

  static String unit(String app) {
    return "tayberry@" + app + ".service";
  }

  /** The last lines; none where there is no journal, or no right to read it. */
  static String last(Wire wire, String app, int lines) {
    try {
      Wire.Result result =
          wire.run(
              "journalctl",
              "-u",
              unit(app),
              "-n",
              String.valueOf(lines),
              "-o",
              "cat",
              "--no-pager");
      return result.ok() ? result.out().stripTrailing() : "";
    } catch (IOException e) {
      return "";
    }
  }
}

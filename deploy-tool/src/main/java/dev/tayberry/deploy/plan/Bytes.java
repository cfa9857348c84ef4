package dev.tayberry.deploy.plan;

import java.util.Locale;

/** Sizes for people. */
public final class Bytes {
  private Bytes() {}

  public static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }
}

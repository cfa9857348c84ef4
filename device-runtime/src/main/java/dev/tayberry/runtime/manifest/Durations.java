package dev.tayberry.runtime.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as manifests and command lines have them: {@code 500ms}, {@code 30s}, {@code 2min}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|min)");
  private static final Map<String, Integer> MILLISECONDS =
      Map.of("ms", 1, "s", 1000, "min", 60_000);

  private Durations() {}

  /**
   * Down to the nanosecond.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" must be a number with ms, s or min, like 500ms or 30s");
    }
    int unit = MILLISECONDS.getOrDefault(matcher.group(2), 1);
    BigDecimal nanoseconds =
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(unit))
            .multiply(BigDecimal.valueOf(1_000_000));
    return Duration.ofNanos(nanoseconds.longValueExact());
  }
}

package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Whether a control takes a value: those of a rig may take anything, and fail later. */
final class ControlValue {
  private ControlValue() {}

  /**
   * Empty, or what is wrong.
   *
   * @param control as the panel describes it
   */
  static String trouble(JsonObject control, JsonElement value) {
    return switch (control.get("kind").getAsString()) {
      case "hold", "switch" -> isBoolean(value) ? "" : "it is true or false, got " + text(value);
      case "range" -> range(control, value);
      case "choice" -> choice(control, value);
      default -> "";
    };
  }

  private static boolean isBoolean(JsonElement value) {
    return value instanceof JsonPrimitive p && p.isBoolean();
  }

  /** Nothing (null) is a value, too, where a part takes it. */
  private static String range(JsonObject control, JsonElement value) {
    double min = number(control, "min", Double.NEGATIVE_INFINITY);
    double max = number(control, "max", Double.POSITIVE_INFINITY);
    String unit = control.has("unit") ? " " + control.get("unit").getAsString() : "";
    boolean in =
        value.isJsonNull()
            || (value instanceof JsonPrimitive p
                && p.isNumber()
                && p.getAsDouble() >= min
                && p.getAsDouble() <= max);
    return in
        ? ""
        : "it is a number from %s to %s%s, got %s"
            .formatted(plain(min), plain(max), unit, text(value));
  }

  private static double number(JsonObject control, String name, double otherwise) {
    return control.has(name) ? control.get(name).getAsDouble() : otherwise;
  }

  private static String plain(double value) {
    return String.valueOf(value).replaceFirst("\\.0$", "");
  }

  private static String choice(JsonObject control, JsonElement value) {
    if (control.getAsJsonArray("options").contains(value)) {
      return "";
    }
    String options =
        StreamSupport.stream(control.getAsJsonArray("options").spliterator(), false)
            .map(ControlValue::text)
            .collect(Collectors.joining(", "));
    return "it is one of %s, got %s".formatted(options, text(value));
  }

  private static String text(JsonElement value) {
    return Check.text(value);
  }
}

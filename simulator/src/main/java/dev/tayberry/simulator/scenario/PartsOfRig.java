package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.runtime.Program;
import dev.tayberry.simulator.panel.Panel;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The rig's parts by their names: what they show, and what can be done to them. */
final class PartsOfRig {
  /** A part, and one of its controls or values. */
  record Place(String part, String name) {}

  private final @Nullable Panel panel;
  private final Map<String, JsonObject> parts = new TreeMap<>();

  private PartsOfRig(@Nullable Panel panel) {
    this.panel = panel;
  }

  /** Of an app without a rig. */
  static PartsOfRig none() {
    return new PartsOfRig(null);
  }

  /**
   * On the loop's thread.
   *
   * @param exports what the rig's file exports
   */
  static PartsOfRig of(Program rig, Value exports) {
    Panel panel = Panel.of(rig, exports);
    PartsOfRig parts = new PartsOfRig(panel);
    JsonParser.parseString(panel.describe())
        .getAsJsonArray()
        .forEach(
            each -> {
              JsonObject part = each.getAsJsonObject();
              parts.parts.put(part.get("name").getAsString(), part);
            });
    return parts;
  }

  /** What a part shows under a name now; null for nothing. */
  @Nullable JsonElement value(Place place) {
    JsonObject values = values(place.part());
    return values == null ? null : values.get(place.name());
  }

  private @Nullable JsonObject values(String part) {
    if (panel == null) {
      return null;
    }
    JsonObject all = JsonParser.parseString(panel.look(true)).getAsJsonObject();
    return all.get(part) instanceof JsonObject looks && looks.get("values") instanceof JsonObject v
        ? v
        : null;
  }

  /** Where a control stands, as far as it says so. */
  JsonElement standOf(Place control) {
    if (panel == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject looks =
        JsonParser.parseString(panel.look(true)).getAsJsonObject().getAsJsonObject(control.part());
    return looks != null && looks.get("set") instanceof JsonObject set && set.has(control.name())
        ? set.get(control.name())
        : JsonNull.INSTANCE;
  }

  /** Empty, or what is wrong. */
  String set(Place place, JsonElement value) {
    JsonObject control = controls(place.part()).getAsJsonObject(place.name());
    String trouble = ControlValue.trouble(control, value);
    if (!trouble.isEmpty()) {
      return "%s.%s: %s".formatted(place.part(), place.name(), trouble);
    }
    return panel == null ? "" : panel.set(place.part(), place.name(), value.toString());
  }

  /** Of a control: hold, switch, range, choice or push. */
  String kind(Place control) {
    return controls(control.part()).getAsJsonObject(control.name()).get("kind").getAsString();
  }

  private JsonObject controls(String part) {
    JsonObject known = parts.get(part);
    return known != null && known.get("controls") instanceof JsonObject all
        ? all
        : new JsonObject();
  }

  /** {@code leds.0.on}: a part, and one of its values. */
  Place value(Given given) {
    String text = given.text();
    String part = part(given, text);
    String name = rest(text, part);
    JsonObject values = values(part);
    if (values == null || !values.has(name)) {
      throw given.wrong(
          Given.unknown(
              name.isEmpty()
                  ? "value is named in " + text
                  : "value " + name + " is shown by " + part,
              name,
              values == null ? Set.of() : values.keySet()));
    }
    return new Place(part, name);
  }

  /** {@code desk.up}: a part, and one of its controls. */
  Place control(Given given, String text) {
    String part = part(given, text);
    String name = rest(text, part);
    JsonObject controls = controls(part);
    if (!controls.has(name)) {
      throw given.wrong(
          Given.unknown(
              name.isEmpty() ? "control is named in " + text : "control " + name + " is on " + part,
              name,
              controls.keySet()));
    }
    return new Place(part, name);
  }

  /** As that; a part alone stands for its one control that can be pressed. */
  Place pressed(Given given, String text) {
    String part = part(given, text);
    JsonObject controls = controls(part);
    if (!rest(text, part).isEmpty()) {
      return control(given, text);
    }
    var can =
        controls.keySet().stream()
            .filter(name -> kind(new Place(part, name)).matches("hold|push"))
            .filter(name -> !isFault(controls.getAsJsonObject(name)))
            .toList();
    if (can.size() != 1) {
      throw given.wrong(
          can.isEmpty()
              ? "nothing on %s can be pressed".formatted(part)
              : "name what to press: "
                  + String.join(", ", can.stream().map(name -> part + "." + name).toList()));
    }
    return new Place(part, can.getFirst());
  }

  private static boolean isFault(JsonObject control) {
    return control.has("fault") && control.get("fault").getAsBoolean();
  }

  private String part(Given given, String text) {
    return parts.keySet().stream()
        .filter(name -> text.equals(name) || text.startsWith(name + "."))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(
            () ->
                given.wrong(
                    Given.unknown(
                        "part " + text + " is exported by the rig",
                        text.replaceFirst("\\..*", ""),
                        parts.keySet())));
  }

  private static String rest(String text, String part) {
    return text.length() > part.length() ? text.substring(part.length() + 1) : "";
  }
}

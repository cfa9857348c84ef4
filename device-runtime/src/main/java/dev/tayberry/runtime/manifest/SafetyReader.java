package dev.tayberry.runtime.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a manifest says of safety, from JSON to records. The schema has been held against it. */
final class SafetyReader {
  private SafetyReader() {}

  static Manifest.Safety pin(JsonObject value) {
    JsonElement hold = value.get("hold");
    return new Manifest.Safety(
        integer(value, "safe"),
        integer(value, "initial"),
        optional(value, "maxOn"),
        hold instanceof JsonObject object
            ? new Wiring.Hold(text(object, "while"), duration(object, "atMost"))
            : null);
  }

  /** The rules over several pins, out of the whole section. */
  static Wiring.Safety rules(JsonObject section) {
    JsonElement interlocks = section.get("interlocks");
    return new Wiring.Safety(
        interlocks == null
            ? List.of()
            : interlocks.getAsJsonArray().asList().stream()
                .map(each -> interlock(each.getAsJsonObject()))
                .toList(),
        heartbeat(section.get("heartbeat")));
  }

  private static Wiring.Interlock interlock(JsonObject value) {
    Duration deadTime = optional(value, "deadTime");
    return new Wiring.Interlock(
        value.get("pins").getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList(),
        deadTime == null ? Duration.ZERO : deadTime);
  }

  private static Wiring.@Nullable Heartbeat heartbeat(@Nullable JsonElement value) {
    if (value instanceof JsonObject object) {
      boolean byApp = object.has("by") && text(object, "by").equals("app");
      return new Wiring.Heartbeat(duration(object, "within"), byApp);
    }
    return value == null ? null : new Wiring.Heartbeat(Durations.parse(value.getAsString()), false);
  }

  static Wiring.Port port(JsonElement value) {
    return value instanceof JsonObject port
        ? new Wiring.Port(
            text(port, "port"),
            integer(port, "baudRate"),
            hex(port, "lastWords"),
            port.get("afterTrip") instanceof JsonObject after ? afterTrip(after) : null)
        : new Wiring.Port(value.getAsString(), null);
  }

  private static AfterTrip afterTrip(JsonObject value) {
    JsonObject rests = value.getAsJsonObject("restsWhen");
    return new AfterTrip(
        hex(value, "send"),
        value.get("answer") instanceof JsonObject answer ? answer(answer) : null,
        new AfterTrip.RestsWhen(duration(rests, "for"), hex(rests, "same")));
  }

  private static AfterTrip.Answer answer(JsonObject value) {
    Integer times = integer(value, "times");
    return new AfterTrip.Answer(
        text(value, "to"), text(value, "with"), hex(value, "toStop"), times == null ? 1 : times);
  }

  private static String text(JsonObject object, String key) {
    return Objects.requireNonNull(object.get(key), key).getAsString();
  }

  private static @Nullable String hex(JsonObject object, String key) {
    return object.has(key) ? text(object, key) : null;
  }

  private static @Nullable Integer integer(JsonObject object, String key) {
    JsonElement number = object.get(key);
    return number == null ? null : Integer.valueOf(number.getAsInt());
  }

  private static Duration duration(JsonObject object, String key) {
    return Durations.parse(text(object, key));
  }

  private static @Nullable Duration optional(JsonObject object, String key) {
    return object.has(key) ? duration(object, key) : null;
  }
}

package dev.tayberry.runtime.safety;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * Outputs were put on their safe level, and stay there until they are opened anew.
 *
 * @param pins those that were away from it, and serial ports that were told to stop
 * @param message what happened, for a person
 * @param amiss whether something is not on its safe level all the same, or not yet
 * @param time milliseconds since 1970
 */
public record Trip(Reason reason, List<String> pins, String message, boolean amiss, long time) {
  public Trip {
    pins = List.copyOf(pins);
  }

  /** As everybody outside reads it. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("time", Instant.ofEpochMilli(time).toString());
    json.addProperty("reason", reason.word());
    JsonArray names = new JsonArray();
    pins.forEach(names::add);
    json.add("pins", names);
    json.addProperty("message", message);
    return json;
  }
}

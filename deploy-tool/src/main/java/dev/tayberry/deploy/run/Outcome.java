package dev.tayberry.deploy.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What the device decided about a release.
 *
 * @param kept whether it is current now
 * @param previous what is current if it is not; empty where nothing was
 * @param reason why not; empty where it does not say
 */
public record Outcome(String id, boolean kept, String previous, String reason) {
  /** In words, where it was not kept. */
  public String takenBack() {
    return id
        + " did not prove itself"
        + (reason.isEmpty() ? "" : ": " + reason)
        + (previous.isEmpty() ? "; nothing runs now" : "; " + previous + " is back");
  }

  /** From the line that the device's settling writes. */
  static Outcome parse(String id, String line) {
    try {
      JsonElement read = JsonParser.parseString(line);
      JsonObject json = read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
      return new Outcome(
          id, text(json, "result").equals("kept"), text(json, "previous"), text(json, "reason"));
    } catch (JsonParseException e) {
      return new Outcome(id, false, "", line);
    }
  }

  private static String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}

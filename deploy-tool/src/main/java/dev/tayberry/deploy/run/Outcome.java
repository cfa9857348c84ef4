package dev.tayberry.deploy.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What the device decided about a release.
 *
 * @param kept whether it is current now
 * @param waited in vain: the one before was busy, and this one was not started
 * @param previous what is current if it is not; empty where nothing was
 * @param reason why not; empty where it does not say
 * @param fell when the device gave it up, in seconds since 1970 by its own clock; empty where it
 *     does not say
 */
public record Outcome(
    String id, boolean kept, boolean waited, String previous, String reason, String fell) {
  /** In words, where it was not kept. */
  public String takenBack() {
    if (waited) {
      return id
          + " was not started: "
          + reason
          + "; "
          + previous
          + " runs on. Try again later, or with --force, which does not wait [EBUSY]";
    }
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
          id,
          text(json, "result").equals("kept"),
          text(json, "result").equals("busy"),
          text(json, "previous"),
          text(json, "reason"),
          text(json, "fell"));
    } catch (JsonParseException e) {
      return new Outcome(id, false, false, "", line, "");
    }
  }

  private static String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}

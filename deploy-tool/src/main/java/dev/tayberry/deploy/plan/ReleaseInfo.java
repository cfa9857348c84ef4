package dev.tayberry.deploy.plan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What a release on a device says of itself; empty where it says nothing. */
public record ReleaseInfo(String id, String hash, String created, String by, String board) {
  static ReleaseInfo parse(String id, String json) {
    JsonObject about = new JsonObject();
    try {
      JsonElement read = JsonParser.parseString(json.isEmpty() ? "{}" : json);
      about = read.isJsonObject() ? read.getAsJsonObject() : about;
    } catch (JsonParseException e) {
      // A folder that somebody made by hand is a release as well.
    }
    return new ReleaseInfo(
        id, text(about, "hash"), text(about, "created"), text(about, "by"), text(about, "board"));
  }

  private static String text(JsonObject about, String key) {
    JsonElement value = about.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}

package dev.tayberry.runtime.device;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What deploying wrote beside an app's files, {@code .tayberry/release.json}. A folder that came
 * another way has none of it.
 */
record Release(@Nullable String id, @Nullable String board) {
  private static final Release NONE = new Release(null, null);

  static Release of(Path folder) {
    Path file = folder.resolve(".tayberry/release.json");
    try {
      return JsonParser.parseString(Files.readString(file)) instanceof JsonObject json
          ? new Release(text(json, "id"), text(json, "board"))
          : NONE;
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException | JsonParseException e) {
      throw new DeviceException(
          file + ": cannot be read: " + e.getMessage() + "; deploy the app again");
    }
  }

  private static @Nullable String text(JsonObject json, String key) {
    return json.get(key) instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : null;
  }
}

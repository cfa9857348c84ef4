package dev.tayberry.runtime.module;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What resolution needs of a package.json; read once a program. */
record PackageJson(Path folder, JsonObject content) {
  /** Reads and remembers. */
  static final class Reader {
    private final Map<Path, Optional<PackageJson>> known = new HashMap<>();

    Optional<PackageJson> in(Path folder) {
      return known.computeIfAbsent(folder, Reader::read);
    }

    /** The package a file belongs to: the nearest package.json upwards, within node_modules. */
    Optional<PackageJson> around(Path file) {
      for (Path dir = file.getParent(); dir != null; dir = dir.getParent()) {
        if (dir.endsWith("node_modules")) {
          return Optional.empty();
        }
        Optional<PackageJson> found = in(dir);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private static Optional<PackageJson> read(Path folder) {
      Path file = folder.resolve("package.json");
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try {
        JsonElement json = JsonParser.parseString(Files.readString(file));
        return Optional.of(
            new PackageJson(
                folder, json.isJsonObject() ? json.getAsJsonObject() : new JsonObject()));
      } catch (IOException | JsonParseException e) {
        throw new HalException(
            "ERR_INVALID_PACKAGE_CONFIG", "Invalid package config " + file + ": " + e.getMessage());
      }
    }
  }

  @Nullable String string(String key) {
    JsonElement value = content.get(key);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? value.getAsString()
        : null;
  }

  @Nullable JsonElement get(String key) {
    JsonElement value = content.get(key);
    return value == null || value.isJsonNull() ? null : value;
  }
}

package dev.tayberry.runtime.module;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Node's {@code exports} and {@code imports} maps: exact keys, patterns, conditions, arrays. */
final class PackageTargets {
  private PackageTargets() {}

  /** The target of {@code subpath} ({@code ./x} or {@code #x}), null where the map has none. */
  static @Nullable String find(JsonObject map, String subpath, Set<String> conditions) {
    JsonElement exact = map.get(subpath);
    if (exact != null && !subpath.contains("*")) {
      return target(exact, "", conditions);
    }
    String best = null;
    for (String key : map.keySet()) {
      int star = key.indexOf('*');
      if (star >= 0
          && subpath.startsWith(key.substring(0, star))
          && subpath.length() >= key.length()
          && subpath.endsWith(key.substring(star + 1))
          && (best == null || star > best.indexOf('*'))) {
        best = key;
      }
    }
    if (best == null) {
      return null;
    }
    int star = best.indexOf('*');
    String matched = subpath.substring(star, subpath.length() - (best.length() - star - 1));
    JsonElement target = map.get(best);
    return target == null ? null : target(target, matched, conditions);
  }

  /** The {@code exports} field as a map of subpaths, whatever short form it has. */
  static JsonObject asMap(JsonElement exports) {
    if (exports.isJsonObject()) {
      JsonObject object = exports.getAsJsonObject();
      if (object.keySet().stream().anyMatch(key -> key.startsWith("."))) {
        return object;
      }
    }
    JsonObject map = new JsonObject();
    map.add(".", exports);
    return map;
  }

  private static @Nullable String target(
      JsonElement target, String matched, Set<String> conditions) {
    if (target.isJsonPrimitive()) {
      return target.getAsString().replace("*", matched);
    }
    if (target.isJsonArray()) {
      for (JsonElement each : target.getAsJsonArray()) {
        String found = target(each, matched, conditions);
        if (found != null) {
          return found;
        }
      }
    }
    if (target.isJsonObject()) {
      for (Map.Entry<String, JsonElement> each : target.getAsJsonObject().entrySet()) {
        if (each.getKey().equals("default") || conditions.contains(each.getKey())) {
          String found = target(each.getValue(), matched, conditions);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }
}

package dev.tayberry.runtime.module;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tayberry.hal.HalException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Node's {@code exports} and {@code imports} maps: exact keys, patterns, conditions, arrays. */
final class PackageTargets {
  private static final Pattern LEAVES = Pattern.compile("(^|/)(\\.|\\.\\.|node_modules)(/|$)");

  // A target of null: not exported, whatever comes after it.
  private static final String EXCLUDED = "\0";

  private PackageTargets() {}

  /** The target of {@code subpath} ({@code ./x} or {@code #x}), null where the map has none. */
  static @Nullable String find(JsonObject map, String subpath, Set<String> conditions) {
    String target = lookUp(map, subpath, conditions);
    return EXCLUDED.equals(target) ? null : target;
  }

  private static @Nullable String lookUp(JsonObject map, String subpath, Set<String> conditions) {
    JsonElement exact = map.get(subpath);
    if (exact != null && !subpath.contains("*")) {
      return target(exact, subpath, "", conditions);
    }
    String best = null;
    for (String key : map.keySet()) {
      int star = key.indexOf('*');
      if (star >= 0
          && subpath.startsWith(key.substring(0, star))
          && subpath.length() >= key.length()
          && subpath.endsWith(key.substring(star + 1))
          && (best == null
              || star > best.indexOf('*')
              || (star == best.indexOf('*') && key.length() > best.length()))) {
        best = key;
      }
    }
    if (best == null) {
      return null;
    }
    int star = best.indexOf('*');
    String matched = subpath.substring(star, subpath.length() - (best.length() - star - 1));
    JsonElement target = map.get(best);
    return target == null ? null : target(target, subpath, matched, conditions);
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
      JsonElement target, String subpath, String matched, Set<String> conditions) {
    if (target.isJsonNull()) {
      return EXCLUDED;
    } else if (target.isJsonPrimitive()) {
      return valid(target.getAsString(), subpath).replace("*", matched);
    } else if (target.isJsonArray()) {
      return first(target.getAsJsonArray(), subpath, matched, conditions);
    }
    for (Map.Entry<String, JsonElement> each : target.getAsJsonObject().entrySet()) {
      if (each.getKey().equals("default") || conditions.contains(each.getKey())) {
        String found = target(each.getValue(), subpath, matched, conditions);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Of a list the first that is a target at all; it need not exist. */
  private static @Nullable String first(
      JsonArray targets, String subpath, String matched, Set<String> conditions) {
    HalException wrong = null;
    for (JsonElement each : targets) {
      try {
        String found = target(each, subpath, matched, conditions);
        if (found != null && !found.equals(EXCLUDED)) {
          return found;
        }
      } catch (HalException e) {
        wrong = e;
      }
    }
    if (wrong != null) {
      throw wrong;
    }
    return EXCLUDED;
  }

  /** Exports stay within their package; imports may name another one. */
  private static String valid(String target, String subpath) {
    boolean inside = target.startsWith("./") && !LEAVES.matcher(target.substring(2)).find();
    boolean other = subpath.startsWith("#") && !target.startsWith(".") && !target.startsWith("/");
    if (inside || other) {
      return target;
    }
    throw new HalException(
        "ERR_INVALID_PACKAGE_TARGET",
        "Invalid target \""
            + target
            + "\" defined for '"
            + subpath
            + "' in the package's package.json; targets must start with \"./\" and stay in the package");
  }
}

package dev.tayberry.board;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile with what it extends merged in, remembering which file said what.
 *
 * @param name the board's
 * @param merged objects merged key by key, the more specific file winning; {@code null} deletes
 * @param sources the file itself first, then what it extends, and so on
 */
record Profile(String name, JsonObject merged, List<Source> sources) {

  /** One file as it was written. */
  record Source(String name, JsonObject tree) {
    String file() {
      return name + ".json";
    }
  }

  static Profile of(List<Source> sources) {
    JsonObject merged = new JsonObject();
    for (Source source : sources.reversed()) {
      merge(merged, source.tree());
    }
    merged.remove("extends");
    return new Profile(sources.getFirst().name(), merged, List.copyOf(sources));
  }

  private static void merge(JsonObject into, JsonObject from) {
    for (Map.Entry<String, JsonElement> entry : from.entrySet()) {
      JsonElement value = entry.getValue();
      if (value instanceof JsonNull) {
        into.remove(entry.getKey());
      } else if (value instanceof JsonObject more) {
        JsonObject object =
            into.get(entry.getKey()) instanceof JsonObject old ? old : new JsonObject();
        merge(object, more);
        into.add(entry.getKey(), object);
      } else {
        into.add(entry.getKey(), value.deepCopy());
      }
    }
  }

  /** The file to change for another value there: the most specific one that has the key. */
  String fileOf(List<String> path) {
    return sources.stream()
        .filter(source -> has(source.tree(), path))
        .findFirst()
        .orElseGet(sources::getFirst)
        .file();
  }

  private static boolean has(@Nullable JsonElement tree, List<String> path) {
    JsonElement at = tree;
    for (String key : path) {
      if (at instanceof JsonObject object && object.has(key)) {
        at = object.get(key);
      } else {
        // An array is replaced whole: the file that has it has all its items.
        return at != null && at.isJsonArray();
      }
    }
    return true;
  }

  Node root() {
    return new Node(this, List.of(), merged);
  }
}

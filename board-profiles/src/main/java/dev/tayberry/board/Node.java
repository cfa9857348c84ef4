package dev.tayberry.board;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One value of a profile, which complains with the file, the key and what would be allowed. */
record Node(Profile profile, List<String> path, JsonElement value) {

  BoardException wrong(String problem) {
    return complaint(value + " " + problem);
  }

  private BoardException complaint(String problem) {
    String key = String.join(".", path).replace(".[", "[");
    String file = profile.fileOf(path);
    return new BoardException(
        key.isEmpty() ? file + ": " + problem : file + ": " + key + ": " + problem);
  }

  /** Refuses every key but these. */
  Node only(String... allowed) {
    List<String> keys = List.of(allowed);
    for (String key : object().keySet()) {
      if (!keys.contains(key)) {
        String question = NearName.question(key, keys);
        throw child(key)
            .complaint("is not a key" + question + " (allowed: " + String.join(", ", keys) + ")");
      }
    }
    return this;
  }

  Optional<Node> find(String key) {
    return object().has(key) ? Optional.of(child(key)) : Optional.empty();
  }

  Node need(String key) {
    return find(key).orElseThrow(() -> complaint("needs \"" + key + "\""));
  }

  Map<String, Node> entries() {
    Map<String, Node> entries = new LinkedHashMap<>();
    object().keySet().forEach(key -> entries.put(key, child(key)));
    return entries;
  }

  List<Node> items() {
    if (!(value instanceof JsonArray array)) {
      throw wrong("must be an array");
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(new Node(profile, longer("[" + i + "]"), array.get(i)));
    }
    return items;
  }

  String text() {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw wrong("must be a string");
  }

  /** A string out of a closed set. */
  String oneOf(String what, Collection<String> allowed) {
    String text = text();
    if (!allowed.contains(text)) {
      String list = allowed.size() <= 8 ? " (allowed: " + String.join(", ", allowed) + ")" : "";
      throw wrong("is not " + what + NearName.question(text, allowed) + list);
    }
    return text;
  }

  int number(int from, int to) {
    String text = value.toString();
    if (text.matches("\\d{1,9}")
        && Integer.parseInt(text) >= from
        && Integer.parseInt(text) <= to) {
      return Integer.parseInt(text);
    }
    throw wrong("must be a whole number from " + from + " to " + to);
  }

  boolean truth() {
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong("must be true or false");
  }

  private JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong("must be an object");
  }

  private Node child(String key) {
    return new Node(profile, longer(key), object().get(key));
  }

  private List<String> longer(String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }
}

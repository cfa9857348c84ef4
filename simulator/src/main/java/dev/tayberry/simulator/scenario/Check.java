package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value is held against. */
record Check(String word, Given expected) {
  static final List<String> WORDS = List.of("is", "not", "above", "below", "matches");

  static List<Check> read(Given given, Map<String, Given> keys) {
    List<Check> checks =
        keys.entrySet().stream()
            .filter(entry -> WORDS.contains(entry.getKey()))
            .map(entry -> new Check(entry.getKey(), entry.getValue()))
            .toList();
    for (Check check : checks) {
      switch (check.word) {
        case "above", "below" -> check.expected.number();
        case "matches" -> check.expected.text();
        default -> check.expected.json();
      }
    }
    return checks;
  }

  boolean holds(JsonElement value) {
    return switch (word) {
      case "is" -> isEqual(value);
      case "not" -> !isEqual(value);
      case "matches" -> isLike(expected.text(), text(value));
      default -> {
        Double number = number(value);
        yield number != null
            && (word.equals("above") ? number > expected.number() : number < expected.number());
      }
    };
  }

  /** A payload of digits is a number as well, one of JSON an object. */
  private boolean isEqual(JsonElement value) {
    JsonElement wanted = expected.json();
    if (wanted.equals(value) || expected.shown().equals(text(value))) {
      return true;
    }
    Double number = number(value);
    if (number != null && wanted instanceof JsonPrimitive p && p.isNumber()) {
      return number == p.getAsDouble();
    }
    return !wanted.isJsonPrimitive() && wanted.equals(parsed(text(value)));
  }

  private static @Nullable JsonElement parsed(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      return null;
    }
  }

  private static @Nullable Double number(JsonElement value) {
    try {
      return value.isJsonPrimitive() ? Double.valueOf(value.getAsString()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A star stands for anything, a question mark for one character. */
  static boolean isLike(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    pattern
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  static String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  String words() {
    return switch (word) {
      case "is" -> expected.shown();
      case "matches" -> "like " + expected.shown();
      default -> word + " " + expected.shown();
    };
  }
}

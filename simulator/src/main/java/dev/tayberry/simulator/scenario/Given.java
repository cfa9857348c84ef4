package dev.tayberry.simulator.scenario;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tayberry.board.NearName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a scenario's file, which knows where it stands there. */
final class Given {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|min|h)");
  private static final Map<String, Long> MILLISECONDS =
      Map.of("ms", 1L, "s", 1000L, "min", 60_000L, "h", 3_600_000L);

  private final String file;
  private final String key;
  private final Node node;

  Given(String file, String key, Node node) {
    this.file = file;
    this.key = key;
    this.node = node;
  }

  /** What it is the value of. */
  String key() {
    return key;
  }

  int line() {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** As an editor finds it. */
  String place() {
    return file + ":" + line();
  }

  ScenarioException wrong(@Nullable String problem) {
    return new ScenarioException(place() + ": " + problem);
  }

  private ScenarioException not(String expected) {
    return wrong("%s must be %s, got %s".formatted(key, expected, shown()));
  }

  /** As in the file, but in one line. */
  String shown() {
    return shown(node);
  }

  private static String shown(Node of) {
    return switch (of) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list ->
          list.getValue().stream().map(Given::shown).collect(joining(", ", "[", "]"));
      case MappingNode map ->
          map.getValue().stream()
              .map(entry -> shown(entry.getKeyNode()) + ": " + shown(entry.getValueNode()))
              .collect(joining(", ", "{ ", " }"));
      default -> "?";
    };
  }

  /** Its entries; none of the keys may be unknown. */
  Map<String, Given> map(Collection<String> known) {
    Map<String, Given> entries = map();
    entries.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw value.wrong(unknown("key " + name + " in " + key, name, known));
          }
        });
    return entries;
  }

  static String unknown(String what, String name, Collection<String> known) {
    String cure =
        NearName.of(name, known)
            .map(near -> "did you mean " + near + "?")
            .orElse(
                known.isEmpty()
                    ? "there are none"
                    : "there are " + String.join(", ", known.stream().sorted().toList()));
    return "no " + what + "; " + cure;
  }

  Map<String, Given> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw not("a list of key: value");
    }
    Map<String, Given> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode name)) {
        throw not("a list of key: value");
      }
      entries.put(name.getValue(), new Given(file, name.getValue(), entry.getValueNode()));
    }
    return entries;
  }

  List<Given> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw not("a list, a line with - for each");
    }
    List<Given> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      elements.add(new Given(file, key, element));
    }
    return elements;
  }

  /** A number or yes and no are text, too, as they stand there. */
  String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
      throw not("a text");
    }
    return scalar.getValue();
  }

  double number() {
    if (json() instanceof JsonPrimitive value && value.isNumber()) {
      return value.getAsDouble();
    }
    throw not("a number");
  }

  int integer(int from, int to) {
    double value = number();
    if (value != Math.rint(value) || value < from || value > to) {
      throw not("a whole number from %d to %d".formatted(from, to));
    }
    return (int) value;
  }

  boolean bool() {
    if (json() instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw not("true or false");
  }

  Duration duration() {
    Duration duration = asDuration();
    if (duration == null) {
      throw not("a time, such as 500ms, 10s, 2min or 1h");
    }
    return duration;
  }

  /** One that may be below zero. */
  Duration signedDuration() {
    String text = text();
    Duration length = durationOf(text.replaceFirst("^-", ""));
    if (length == null) {
      throw not("a time, such as 10s or -1h");
    }
    return text.startsWith("-") ? length.negated() : length;
  }

  /** Null where it is none. */
  @Nullable Duration asDuration() {
    return durationOf(node instanceof ScalarNode s ? s.getValue() : "");
  }

  private static @Nullable Duration durationOf(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long unit = MILLISECONDS.getOrDefault(matcher.group(2), 1L);
    return Duration.ofNanos(
        new BigDecimal(matcher.group(1))
            .multiply(BigDecimal.valueOf(unit * 1_000_000))
            .longValue());
  }

  /** As YAML understands it. */
  JsonElement json() {
    return json(node);
  }

  private JsonElement json(Node of) {
    return switch (of) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> {
        JsonArray array = new JsonArray();
        sequence.getValue().forEach(element -> array.add(json(element)));
        yield array;
      }
      case MappingNode mapping -> {
        JsonObject object = new JsonObject();
        for (NodeTuple entry : mapping.getValue()) {
          String name = entry.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
          object.add(name, json(entry.getValueNode()));
        }
        yield object;
      }
      default -> throw not("plain");
    };
  }

  private JsonElement scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JsonNull.INSTANCE;
    } else if (tag.equals(Tag.BOOL)) {
      return new JsonPrimitive(scalar.getValue().equalsIgnoreCase("true"));
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return new JsonPrimitive(new BigDecimal(scalar.getValue()));
      } catch (NumberFormatException e) { // 0x1f, .inf
        if (scalar.getValue().startsWith("0x")) {
          return new JsonPrimitive(Long.parseLong(scalar.getValue().substring(2), 16));
        }
        throw not("a number as JSON has them");
      }
    }
    return new JsonPrimitive(scalar.getValue());
  }
}

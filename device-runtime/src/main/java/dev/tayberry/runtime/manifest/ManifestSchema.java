package dev.tayberry.runtime.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import dev.tayberry.board.NearName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code docs/manifest.schema.json} at work. The descriptions in it are the ends of our messages:
 * "… must be" a description.
 */
final class ManifestSchema {
  static final String RESOURCE = "manifest.schema.json";

  /** Given, since the library would make up a random one, and random numbers are slow to start. */
  private static final URI NAME = URI.create("urn:tayberry:manifest");

  private final JsonElement schema = JsonParser.parseString(text());
  private final Path file;
  private final JsonObject section;

  private ManifestSchema(Path file, JsonObject section) {
    this.file = file;
    this.section = section;
  }

  /** Refuses a section that does not follow the schema, for the first reason there is. */
  static void check(Path file, JsonObject section) {
    new ManifestSchema(file, section).check();
  }

  static String text() {
    try (InputStream in = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    Validator validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new GsonNode.Factory())
            // A test holds the schema against its meta-schema; starting an app need not.
            .withDisabledSchemaValidation(true)
            .createValidator();
    validator.registerSchema(NAME, (Object) schema);
    List<Error> errors = validator.validate(NAME, (Object) section).getErrors();
    if (!errors.isEmpty()) {
      throw complaint(errors.getFirst());
    }
  }

  private ManifestException complaint(Error error) {
    List<String> at = tokens(error.getInstanceLocation());
    List<String> rule = tokens(error.getSchemaLocation().replaceFirst("^[^#]*#", ""));
    JsonElement value = find(section, at);
    String kind = error.getKeyword();
    if (kind == null) {
      return new ManifestException(file, key(at), unknown(at.getLast(), rule));
    }
    if (kind.equals("required")) {
      return new ManifestException(file, key(at), "needs " + missing(rule, value));
    }
    if (error.getEvaluationPath().contains("/propertyNames/")) {
      String name = error.getError().replaceFirst("(?s)^(\".*\") does not match.*$", "$1");
      return new ManifestException(file, key(at), name + " must be " + description(rule));
    }
    return new ManifestException(
        file, key(at), value + " must be " + description(rule) + question(value, rule));
  }

  /** The rule is {@code additionalProperties: false}; what is allowed stands beside it. */
  private String unknown(String key, List<String> rule) {
    JsonElement beside = find(schema, rule.subList(0, rule.size() - 1));
    List<String> keys = List.copyOf(member(beside, "properties").getAsJsonObject().keySet());
    return "is not a key"
        + NearName.question(key, keys)
        + " (allowed: "
        + String.join(", ", keys)
        + ")";
  }

  private String missing(List<String> rule, JsonElement value) {
    for (JsonElement name : member(find(schema, rule), "required").getAsJsonArray()) {
      if (!value.getAsJsonObject().has(name.getAsString())) {
        return name.toString();
      }
    }
    throw new IllegalStateException("nothing is missing in " + value);
  }

  private String description(List<String> rule) {
    return member(find(schema, rule), "description").getAsString();
  }

  private String question(JsonElement value, List<String> rule) {
    if (!(value instanceof JsonPrimitive typed && typed.isString())
        || !find(schema, rule).getAsJsonObject().has("enum")) {
      return "";
    }
    List<String> names = new ArrayList<>();
    member(find(schema, rule), "enum").getAsJsonArray().forEach(n -> names.add(n.getAsString()));
    return NearName.question(typed.getAsString(), names);
  }

  private static String key(List<String> tokens) {
    StringBuilder key = new StringBuilder("tayberry");
    for (String token : tokens) {
      key.append(token.matches("\\d+") ? "[" + token + "]" : "." + token);
    }
    return key.toString();
  }

  private static List<String> tokens(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).split("/", -1)).stream()
            .map(token -> token.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  private static JsonElement find(JsonElement tree, List<String> tokens) {
    JsonElement at = tree;
    for (String token : tokens) {
      at = at instanceof JsonArray array ? array.get(Integer.parseInt(token)) : member(at, token);
    }
    return at;
  }

  private static JsonElement member(JsonElement tree, String key) {
    @Nullable JsonElement member = tree.getAsJsonObject().get(key);
    return Objects.requireNonNull(member, () -> "no \"" + key + "\" in " + tree);
  }
}

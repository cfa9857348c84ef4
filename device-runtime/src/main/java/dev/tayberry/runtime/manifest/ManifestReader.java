package dev.tayberry.runtime.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.tayberry.runtime.manifest.Manifest.Limits;
import dev.tayberry.runtime.manifest.Manifest.Permissions;
import dev.tayberry.runtime.manifest.Manifest.Pin;
import dev.tayberry.runtime.manifest.Manifest.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From JSON to records. The schema has been held against it before: shapes are right here. */
final class ManifestReader {
  private final JsonObject section;

  private ManifestReader(JsonObject section) {
    this.section = section;
  }

  static Manifest read(Path folder) {
    Path file = folder.resolve("package.json");
    JsonObject pack = parse(file);
    JsonElement section = pack.get("tayberry");
    if (section == null) {
      section = new JsonObject();
    } else if (section instanceof JsonObject object) {
      ManifestSchema.check(file, object);
    } else {
      throw new ManifestException(file, "tayberry", section + " must be an object");
    }
    return new ManifestReader(section.getAsJsonObject()).manifest(folder, pack);
  }

  private static JsonObject parse(Path file) {
    try {
      if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject pack) {
        return pack;
      }
      throw new ManifestException(file + ": must be a JSON object");
    } catch (NoSuchFileException e) {
      return new JsonObject();
    } catch (JsonParseException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new ManifestException(
          file + ": is not JSON: " + reason.replaceFirst("^\\S*Exception: ", ""));
    } catch (IOException e) {
      throw new ManifestException(file + ": cannot be read: " + e);
    }
  }

  private Manifest manifest(Path folder, JsonObject pack) {
    String name = text(section, "name");
    return new Manifest(
        folder,
        name != null ? name : defaultName(folder, text(pack, "name")),
        text(pack, "main"),
        texts(section, "boards"),
        map(object("pins"), ManifestReader::pin),
        map(object("serial"), SafetyReader::port),
        map(object("buses"), JsonElement::getAsString),
        map(object("safety"), value -> SafetyReader.pin(value.getAsJsonObject())),
        SafetyReader.rules(section),
        simulation(),
        permissions(object("permissions")),
        ready(object("ready")),
        new Limits(duration(object("limits"), "blocked", Limits.DEFAULT.blocked())));
  }

  /** npm allows names that we do not: what is left of one, or of the folder's, has to do. */
  private static String defaultName(Path folder, @Nullable String pack) {
    String name = pack != null ? pack : String.valueOf(folder.toAbsolutePath().getFileName());
    String plain =
        name.replaceFirst("^@[^/]*/", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceFirst("^[^a-z]+", "");
    String cut = plain.substring(0, Math.min(31, plain.length())).replaceFirst("-+$", "");
    return cut.isEmpty() ? "app" : cut;
  }

  private static Pin pin(JsonElement value) {
    if (!(value instanceof JsonObject pin)) {
      return new Pin(value.getAsString(), null, null, false);
    }
    JsonElement activeLow = pin.get("activeLow");
    return new Pin(
        pin.get("pin").getAsString(),
        text(pin, "pull"),
        text(pin, "drive"),
        activeLow != null && activeLow.getAsBoolean());
  }

  private Manifest.Simulation simulation() {
    if (section.get("simulation") instanceof JsonObject simulation) {
      return new Manifest.Simulation(
          text(simulation, "rig"),
          map(object(simulation, "env"), JsonElement::getAsString),
          text(simulation, "hint"));
    }
    return new Manifest.Simulation(text(section, "simulation"), Map.of(), null);
  }

  private static Permissions permissions(JsonObject value) {
    return new Permissions(
        texts(value, "env"), texts(value, "net"), texts(value, "files"), texts(value, "run"));
  }

  private static Ready ready(JsonObject value) {
    JsonObject probe = object(value, "probe");
    String http = text(probe, "http");
    String address = http == null ? text(probe, "tcp") : http;
    return new Ready(
        duration(value, "within", Ready.DEFAULT.within()),
        duration(value, "stable", Ready.DEFAULT.stable()),
        "app".equals(text(value, "by")),
        address == null ? null : new Manifest.Probe(http != null, address));
  }

  private JsonObject object(String key) {
    return object(section, key);
  }

  private static JsonObject object(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonObject object ? object : new JsonObject();
  }

  private static <V> Map<String, V> map(JsonObject object, Function<JsonElement, V> read) {
    Map<String, V> map = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> map.put(entry.getKey(), read.apply(entry.getValue())));
    return map;
  }

  private static @Nullable String text(JsonObject object, String key) {
    return object.get(key) instanceof JsonPrimitive text && text.isString()
        ? text.getAsString()
        : null;
  }

  private static List<String> texts(JsonObject object, String key) {
    JsonElement array = object.get(key);
    return array == null
        ? List.of()
        : array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  private static Duration duration(JsonObject object, String key, Duration otherwise) {
    String text = text(object, key);
    return text == null ? otherwise : Durations.parse(text);
  }
}

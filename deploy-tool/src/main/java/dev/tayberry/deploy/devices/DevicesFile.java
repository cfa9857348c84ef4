package dev.tayberry.deploy.devices;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Target;
import dev.tayberry.hal.NearName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The file, read and checked.
 *
 * @param devices by name, in the file's order
 * @param groups names of devices, by the group's
 */
public record DevicesFile(Map<String, Device> devices, Map<String, List<String>> groups) {
  /** What it is called where no other is named. */
  public static final String NAME = "tayberry.devices.toml";

  private static final List<String> SECTIONS = List.of("devices", "groups");
  private static final List<String> KEYS = List.of("target", "board");

  private static final DevicesFile NONE = new DevicesFile(Map.of(), Map.of());

  /** The file named; else the one of this folder, where there is one. */
  public static DevicesFile find(@Nullable Path named) {
    Path file = named == null ? Path.of(NAME) : named;
    return named == null && !Files.exists(file) ? NONE : read(file);
  }

  static DevicesFile read(Path file) {
    try {
      TomlParseResult toml = Toml.parse(file);
      if (toml.hasErrors()) {
        TomlParseError first = toml.errors().getFirst();
        throw new Failure(file + ":" + first.position().line() + ": " + first.getMessage());
      }
      return new Reading(file).all(toml);
    } catch (IOException e) {
      throw new Failure("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** The groups that a device is in. */
  public List<String> groupsOf(String device) {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().contains(device))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What a name means: a device of the file, a group of them, or what ssh takes. */
  public List<Device> named(String name) {
    List<String> group = groups.get(name);
    if (group != null) {
      return group.stream().flatMap(one -> named(one).stream()).toList();
    }
    Device device = devices.get(name);
    return List.of(device == null ? Device.ofTarget(name) : device);
  }

  /** None twice, in the order they were named. */
  public List<Device> named(Collection<String> names) {
    Set<Device> found = new LinkedHashSet<>();
    names.forEach(name -> found.addAll(named(name)));
    return List.copyOf(found);
  }

  /** Exactly one. */
  public Device one(String name) {
    List<Device> found = named(name);
    if (found.size() != 1) {
      throw new Failure(
          ExitCode.WRONG_USAGE,
          name
              + " is a group; name one of: "
              + String.join(", ", found.stream().map(Device::name).toList()));
    }
    return found.getFirst();
  }

  private record Reading(Path file) {
    DevicesFile all(TomlTable toml) {
      known(toml, "", SECTIONS);
      Map<String, Device> devices = new LinkedHashMap<>();
      TomlTable ours = table(toml, "devices", "devices");
      for (String name : ours.keySet()) {
        devices.put(name, device(table(ours, name, "devices." + name), name));
      }
      Map<String, List<String>> groups = new LinkedHashMap<>();
      TomlTable theirs = table(toml, "groups", "groups");
      for (String name : theirs.keySet()) {
        if (devices.containsKey(name)) {
          throw wrong(theirs, name, "groups." + name + " is a device's name as well; rename one");
        }
        groups.put(name, group(theirs, name, devices.keySet()));
      }
      return new DevicesFile(devices, groups);
    }

    private Device device(TomlTable table, String name) {
      String at = "devices." + name;
      known(table, at + ".", KEYS);
      String target = string(table, "target", at);
      if (target == null) {
        throw new Failure(file + ": " + at + " has no target; add target = \"pi@HOST\"");
      }
      Target parsed = Target.parse(target);
      Target named = new Target(name, parsed.user(), parsed.host(), parsed.port());
      return new Device(name, named, string(table, "board", at));
    }

    private List<String> group(TomlTable groups, String name, Set<String> devices) {
      List<String> members = new ArrayList<>();
      Object value = groups.get(List.of(name));
      if (!(value instanceof TomlArray array)) {
        throw wrong(groups, name, "groups." + name + " must be a list of devices' names");
      }
      for (int i = 0; i < array.size(); i++) {
        if (!(array.get(i) instanceof String member) || !devices.contains(member)) {
          String text = String.valueOf(array.get(i));
          String near =
              NearName.of(text, List.copyOf(devices))
                  .map(n -> "; did you mean " + n + "?")
                  .orElse("");
          throw wrong(groups, name, "groups." + name + " names no device: " + text + near);
        }
        members.add(member);
      }
      return members;
    }

    private void known(TomlTable table, String prefix, List<String> keys) {
      for (String key : table.keySet()) {
        if (!keys.contains(key)) {
          String near = NearName.of(key, keys).map(n -> "; did you mean " + n + "?").orElse("");
          throw wrong(
              table,
              key,
              prefix + key + " is unknown" + near + " (known: " + String.join(", ", keys) + ")");
        }
      }
    }

    private TomlTable table(TomlTable in, String key, String path) {
      Object value = in.get(List.of(key));
      if (value == null) {
        return Toml.parse("");
      }
      if (!(value instanceof TomlTable table)) {
        throw wrong(in, key, path + " must be a table");
      }
      return table;
    }

    private @Nullable String string(TomlTable in, String key, String path) {
      Object value = in.get(List.of(key));
      if (value != null && !(value instanceof String)) {
        throw wrong(in, key, path + "." + key + " must be text");
      }
      return (String) value;
    }

    private Failure wrong(TomlTable in, String key, String text) {
      TomlPosition at = in.inputPositionOf(List.of(key));
      return new Failure(file + (at == null ? "" : ":" + at.line()) + ": " + text);
    }
  }
}

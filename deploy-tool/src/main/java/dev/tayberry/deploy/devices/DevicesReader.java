package dev.tayberry.deploy.devices;

import dev.tayberry.board.NearName;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.settings.Setting;
import dev.tayberry.deploy.wire.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** From TOML to devices and groups; what is wrong is told with its line. */
record DevicesReader(Path file) {
  private static final List<String> SECTIONS = List.of("devices", "groups");
  private static final List<String> DEVICE = List.of("target", "board", "env");
  private static final List<String> GROUP = List.of("devices", "env");

  /** A group with what is set for all in it. */
  private record Group(String name, List<String> devices, Map<String, Source> env) {}

  DevicesFile all(TomlTable toml) {
    known(toml, "", SECTIONS);
    Map<String, Device> devices = new LinkedHashMap<>();
    TomlTable ours = table(toml, "devices", "devices");
    for (String name : ours.keySet()) {
      devices.put(name, device(table(ours, name, "devices." + name), name));
    }
    List<Group> groups = new ArrayList<>();
    TomlTable theirs = table(toml, "groups", "groups");
    for (String name : theirs.keySet()) {
      if (devices.containsKey(name)) {
        throw wrong(theirs, name, "groups." + name + " is a device's name as well; rename one");
      }
      groups.add(group(theirs, name, devices.keySet()));
    }
    boolean any =
        Stream.concat(devices.values().stream().map(Device::env), groups.stream().map(Group::env))
            .anyMatch(env -> env != null && !env.isEmpty());
    devices.replaceAll((name, device) -> device.with(any ? env(device, groups) : null));
    Map<String, List<String>> members = new LinkedHashMap<>();
    groups.forEach(group -> members.put(group.name(), group.devices()));
    return new DevicesFile(devices, members);
  }

  private Device device(TomlTable table, String name) {
    String at = "devices." + name;
    known(table, at + ".", DEVICE);
    String target = string(table, "target", at);
    if (target == null) {
      throw new Failure(file + ": " + at + " has no target; add target = \"pi@HOST\"");
    }
    Target parsed = Target.parse(target);
    Target named = new Target(name, parsed.user(), parsed.host(), parsed.port());
    return new Device(name, named, string(table, "board", at), env(table, at));
  }

  /** What a device says itself counts more than what its groups say. */
  private Map<String, Source> env(Device device, List<Group> groups) {
    Map<String, Source> all = new TreeMap<>();
    Map<String, Source> own = Objects.requireNonNullElse(device.env(), Map.of());
    for (Group group : groups) {
      if (group.devices().contains(device.name())) {
        group
            .env()
            .forEach(
                (name, source) -> {
                  Source other = all.put(name, source);
                  if (other != null && !other.equals(source) && !own.containsKey(name)) {
                    throw new Failure(
                        "%s: two groups of %s set %s; say it in devices.%s.env"
                            .formatted(file, device.name(), name, device.name()));
                  }
                });
      }
    }
    all.putAll(own);
    return all;
  }

  private Group group(TomlTable groups, String name, Set<String> devices) {
    String at = "groups." + name;
    Object value = groups.get(List.of(name));
    if (value instanceof TomlTable table) {
      known(table, at + ".", GROUP);
      return new Group(name, members(table, "devices", at + ".devices", devices), env(table, at));
    }
    return new Group(name, members(groups, name, at, devices), Map.of());
  }

  private List<String> members(TomlTable in, String key, String at, Set<String> devices) {
    List<String> members = new ArrayList<>();
    if (!(in.get(List.of(key)) instanceof TomlArray array)) {
      throw wrong(in, key, at + " must be a list of devices' names");
    }
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof String member) || !devices.contains(member)) {
        String text = String.valueOf(array.get(i));
        String near =
            NearName.of(text, List.copyOf(devices))
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
        throw wrong(in, key, at + " names no device: " + text + near);
      }
      members.add(member);
    }
    return members;
  }

  private Map<String, Source> env(TomlTable in, String path) {
    String at = path + ".env";
    TomlTable table = table(in, "env", at);
    Map<String, Source> env = new TreeMap<>();
    for (String name : table.keySet()) {
      if (!Setting.isName(name)) {
        throw wrong(table, name, at + "." + name + " is no name: letters, digits and _");
      }
      env.put(name, source(table, name, at + "." + name));
    }
    return env;
  }

  private Source source(TomlTable in, String name, String at) {
    Object value = in.get(List.of(name));
    if (value instanceof TomlTable table && table.size() == 1) {
      if (table.get("file") instanceof String path) {
        return new Source.InFile(file.toAbsolutePath().resolveSibling(path));
      }
      if (table.get("env") instanceof String variable) {
        return new Source.Variable(variable);
      }
      if (table.get("ask") instanceof Boolean ask && ask) {
        return new Source.Asked();
      }
    }
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return new Source.Text(value.toString());
    }
    throw wrong(
        in, name, at + " must be text, { file = \"PATH\" }, { env = \"NAME\" } or { ask = true }");
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

package dev.tayberry.deploy.devices;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/**
 * The file, read and checked.
 *
 * @param devices by name, in the file's order
 * @param groups names of devices, by the group's
 */
public record DevicesFile(Map<String, Device> devices, Map<String, List<String>> groups) {
  /** What it is called where no other is named. */
  public static final String NAME = "tayberry.devices.toml";

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
      return new DevicesReader(file).all(toml);
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
}

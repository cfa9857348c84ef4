package dev.tayberry.deploy.release;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packages in {@code node_modules} that only development needs. npm's own note of what it installed
 * says it; without one, what the app's dependencies reach stays and the rest goes.
 */
final class DevDependencies {
  private static final String MODULES = "node_modules";

  /** npm's note of what lies there comes first: the lock file may be ahead of it. */
  private static final List<String> LOCKS =
      List.of(MODULES + "/.package-lock.json", "package-lock.json");

  private final Path app;
  private final Set<Path> reached = new HashSet<>();

  private DevDependencies(Path app) {
    this.app = app;
  }

  /** Folders inside the app, with slashes. */
  static Set<String> of(Path app) {
    JsonObject about = json(app.resolve("package.json"));
    boolean has = Files.isDirectory(app.resolve(MODULES)) && about.has("devDependencies");
    // With pnpm's and Yarn's layouts the folders are links into a store: those stay as they are.
    if (!has
        || Files.isDirectory(app.resolve(MODULES + "/.pnpm"))
        || Files.exists(app.resolve(MODULES + "/.yarn-state.yml"))) {
      return Set.of();
    }
    for (String lock : LOCKS) {
      JsonObject packages = object(json(app.resolve(lock)), "packages");
      if (!packages.isEmpty()) {
        return packages.entrySet().stream()
            .filter(one -> one.getKey().startsWith(MODULES + "/") && isDev(one.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
      }
    }
    return new DevDependencies(app).walked();
  }

  private static boolean isDev(JsonElement one) {
    return one.isJsonObject()
        && one.getAsJsonObject().has("dev")
        && one.getAsJsonObject().get("dev").getAsBoolean();
  }

  private Set<String> walked() {
    Deque<Path> open = new ArrayDeque<>(List.of(app));
    while (!open.isEmpty()) {
      Path folder = open.remove();
      JsonObject about = json(folder.resolve("package.json"));
      Stream.of("dependencies", "optionalDependencies", "peerDependencies")
          .flatMap(kind -> object(about, kind).keySet().stream())
          .flatMap(name -> find(folder, name))
          .filter(reached::add)
          .forEach(open::add);
    }
    return packages(app.resolve(MODULES))
        .filter(folder -> !reached.contains(folder))
        .map(folder -> slashes(app.relativize(folder)))
        .collect(Collectors.toSet());
  }

  /** Where Node would find it: in the nearest node_modules upwards. */
  private Stream<Path> find(Path from, String name) {
    for (Path at = from; at != null && at.startsWith(app); at = at.getParent()) {
      Path found = at.resolve(MODULES).resolve(name);
      if (Files.isDirectory(found)) {
        return Stream.of(found);
      }
    }
    return Stream.of();
  }

  /** Those of the top; one below that is not reached lies in one that is, and harms nobody. */
  private static Stream<Path> packages(Path modules) {
    return list(modules)
        .filter(folder -> !String.valueOf(folder.getFileName()).startsWith("."))
        .flatMap(
            folder ->
                String.valueOf(folder.getFileName()).startsWith("@")
                    ? list(folder)
                    : Stream.of(folder))
        .filter(Files::isDirectory);
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      return Stream.of();
    }
  }

  static String slashes(Path path) {
    return path.toString()
        .replace(File.separatorChar, '/'); // a backslash is a letter like others here
  }

  private static JsonObject object(JsonObject in, String key) {
    JsonElement found = in.get(key);
    return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
  }

  /** What cannot be read says nothing. */
  private static JsonObject json(Path file) {
    try {
      JsonElement read = JsonParser.parseString(Files.readString(file));
      return read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
    } catch (IOException | JsonParseException e) {
      return new JsonObject();
    }
  }
}

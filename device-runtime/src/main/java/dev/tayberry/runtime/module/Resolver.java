package dev.tayberry.runtime.module;

import com.google.gson.JsonElement;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Node's resolution: relative files, built-ins, packages with their exports and imports. */
final class Resolver {
  private static final Set<String> IMPORT = Set.of("tayberry", "node", "import", "module-sync");
  private static final Set<String> REQUIRE = Set.of("tayberry", "node", "require", "module-sync");
  private static final List<String> EXTENSIONS = List.of(".js", ".json", ".cjs", ".mjs");

  private final Set<String> builtIns;
  private final Predicate<Path> looksLikeModule;
  private final PackageJson.Reader packages = new PackageJson.Reader();
  private final Set<Path> linked = new HashSet<>();

  Resolver(Set<String> builtIns, Predicate<Path> looksLikeModule) {
    this.builtIns = builtIns;
    this.looksLikeModule = looksLikeModule;
  }

  /** For an import from a module in the folder; {@code from} is for messages. */
  Resolved resolveImport(String specifier, Path folder, String from) {
    return resolve(specifier, folder, from, IMPORT);
  }

  /** For a require from a module in the folder: extensions and folders are tried too. */
  Resolved resolveRequire(String specifier, Path folder, String from) {
    return resolve(specifier, folder, from, REQUIRE);
  }

  private Resolved resolve(String specifier, Path folder, String from, Set<String> conditions) {
    Resolved builtIn = builtIn(specifier, from);
    if (builtIn != null) {
      return builtIn;
    }
    if (isPath(specifier)) {
      return pathLike(folder.resolve(specifier), specifier, from, conditions);
    }
    if (specifier.startsWith("#")) {
      return imports(specifier, folder, from, conditions);
    }
    return bare(specifier, folder, from, conditions);
  }

  /** What comes with the runtime; null if it is none by its name. */
  @Nullable Resolved builtIn(String specifier, @Nullable String from) {
    if (builtIns.contains(specifier)) {
      return new Resolved.OfBuiltIn(specifier);
    }
    // Some of Node's modules have no bare name, so that packages of that name stay reachable.
    if (builtIns.contains("node:" + specifier) && !specifier.equals("test")) {
      return new Resolved.OfBuiltIn("node:" + specifier);
    }
    int colon = specifier.indexOf(':');
    if (colon > 1 && specifier.substring(0, colon).matches("node|hal|sim|internal")) {
      throw new HalException(
          "ERR_UNKNOWN_BUILTIN_MODULE", MissingModule.builtIn(specifier, from, builtIns));
    }
    return null;
  }

  static boolean isPath(String specifier) {
    return specifier.startsWith("/")
        || specifier.startsWith("./")
        || specifier.startsWith("../")
        || specifier.equals(".")
        || specifier.equals("..");
  }

  private Resolved pathLike(Path path, String specifier, String from, Set<String> conditions) {
    Path plain = path.normalize();
    Path file = conditions.equals(REQUIRE) ? withExtension(plain) : plain;
    if (file != null && Files.isRegularFile(file)) {
      return file(file);
    }
    if (conditions.equals(IMPORT)) {
      if (Files.isDirectory(plain)) {
        throw new HalException(
            "ERR_UNSUPPORTED_DIR_IMPORT",
            "Directory import '"
                + plain
                + "' is not supported resolving ES modules imported from "
                + from
                + "; name the file, e.g. '"
                + specifier
                + "/index.js'");
      }
      Path meant = meant(plain);
      throw new HalException(
          "ERR_MODULE_NOT_FOUND",
          "Cannot find module '"
              + plain
              + "' imported from "
              + from
              + (meant == null ? "" : "; did you mean '" + renamed(specifier, meant) + "'?"));
    }
    Path inFolder = inFolder(plain);
    if (inFolder != null) {
      return file(inFolder);
    }
    throw new HalException(
        "MODULE_NOT_FOUND", "Cannot find module '" + specifier + "'\nRequire stack:\n- " + from);
  }

  /** Whether the file belongs to a package that a program of ours imported. */
  boolean isInPackage(Path file) {
    return linked.stream().anyMatch(file::startsWith);
  }

  /** What was forgotten: the end of the name, or that the file is TypeScript. */
  private @Nullable Path meant(Path path) {
    Path ended = withExtension(path);
    if (ended != null) {
      return ended;
    }
    String name = path.toString();
    return Stream.of(name + ".ts", name.replaceFirst("\\.([cm]?)js$", ".$1ts"))
        .filter(one -> !one.equals(name))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private static String renamed(String specifier, Path meant) {
    String name = String.valueOf(meant.getFileName());
    return specifier.substring(0, specifier.lastIndexOf('/') + 1) + name;
  }

  private @Nullable Path withExtension(Path path) {
    if (Files.isRegularFile(path)) {
      return path;
    }
    for (String extension : EXTENSIONS) {
      Path candidate = Path.of(path + extension);
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** The main file of a folder: its package.json's main, then index. */
  private @Nullable Path inFolder(Path folder) {
    String main = packages.in(folder).map(p -> p.string("main")).orElse(null);
    if (main != null) {
      Path named = folder.resolve(main).normalize();
      Path file = withExtension(named);
      if (file == null) {
        file = withExtension(named.resolve("index"));
      }
      if (file != null) {
        return file;
      }
    }
    return withExtension(folder.resolve("index"));
  }

  private Resolved imports(String specifier, Path folder, String from, Set<String> conditions) {
    Optional<PackageJson> around = packages.around(folder.resolve("x"));
    JsonElement map = around.map(p -> p.get("imports")).orElse(null);
    if (around.isPresent() && map != null && map.isJsonObject()) {
      String target = PackageTargets.find(map.getAsJsonObject(), specifier, conditions);
      if (target != null) {
        return target.startsWith("./")
            ? existing(around.get().folder().resolve(target), specifier, from, conditions)
            : resolve(target, around.get().folder(), from, conditions);
      }
    }
    throw new HalException(
        "ERR_PACKAGE_IMPORT_NOT_DEFINED",
        "Package import specifier \"" + specifier + "\" is not defined, imported from " + from);
  }

  private Resolved bare(String specifier, Path folder, String from, Set<String> conditions) {
    int slash = specifier.indexOf('/');
    if (specifier.startsWith("@") && slash > 0) {
      slash = specifier.indexOf('/', slash + 1);
    }
    String name = slash < 0 ? specifier : specifier.substring(0, slash);
    String subpath = slash < 0 ? "." : "." + specifier.substring(slash);
    if (name.isEmpty() || (name.startsWith("@") && !name.contains("/"))) {
      throw new HalException(
          "ERR_INVALID_MODULE_SPECIFIER",
          "Invalid module \"" + specifier + "\" is not a valid package name imported from " + from);
    }
    Optional<PackageJson> self = packages.around(folder.resolve("x"));
    if (self.isPresent()
        && name.equals(self.get().string("name"))
        && self.get().get("exports") != null) {
      return inPackage(self.get().folder(), subpath, specifier, from, conditions);
    }
    for (Path dir = folder; dir != null; dir = dir.getParent()) {
      if (dir.endsWith("node_modules")) {
        continue;
      }
      Path candidate = dir.resolve("node_modules").resolve(name);
      if (Files.isDirectory(candidate)) {
        Path real = real(candidate);
        linked.add(real);
        return inPackage(real, subpath, specifier, from, conditions);
      }
    }
    boolean importing = conditions.equals(IMPORT);
    throw new HalException(
        importing ? "ERR_MODULE_NOT_FOUND" : "MODULE_NOT_FOUND",
        importing
            ? "Cannot find package '"
                + name
                + "' imported from "
                + from
                + MissingModule.cure(name, builtIns)
            : "Cannot find module '"
                + specifier
                + "'"
                + MissingModule.cure(name, builtIns)
                + "\nRequire stack:\n- "
                + from);
  }

  private Resolved inPackage(
      Path folder, String subpath, String specifier, String from, Set<String> conditions) {
    JsonElement exports = packages.in(folder).map(p -> p.get("exports")).orElse(null);
    if (exports != null) {
      String target = PackageTargets.find(PackageTargets.asMap(exports), subpath, conditions);
      if (target == null) {
        throw new HalException(
            "ERR_PACKAGE_PATH_NOT_EXPORTED",
            (subpath.equals(".")
                    ? "No \"exports\" main"
                    : "Package subpath '" + subpath + "' is not")
                + " defined by \"exports\" in "
                + folder.resolve("package.json")
                + " imported from "
                + from);
      }
      return existing(folder.resolve(target), specifier, from, conditions);
    }
    if (subpath.equals(".")) {
      Path main = inFolder(folder);
      if (main != null) {
        return file(main);
      }
    }
    return pathLike(folder.resolve(subpath), specifier, from, conditions);
  }

  private Resolved existing(Path path, String specifier, String from, Set<String> conditions) {
    Path file = path.normalize();
    if (!Files.isRegularFile(file)) {
      throw new HalException(
          conditions.equals(IMPORT) ? "ERR_MODULE_NOT_FOUND" : "MODULE_NOT_FOUND",
          "Cannot find module '" + file + "' (" + specifier + ") imported from " + from);
    }
    return file(file);
  }

  private Resolved file(Path file) {
    Path path = real(file);
    return new Resolved.OfFile(path, format(path));
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private Resolved.Format format(Path file) {
    String name = String.valueOf(file.getFileName());
    if (TypeScript.isNamed(name) && file.toString().contains("/node_modules/")) {
      throw new HalException(
          "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING",
          file + " is TypeScript; a package must come as JavaScript, ask its author for that");
    }
    if (name.endsWith(".mjs") || name.endsWith(".mts")) {
      return Resolved.Format.MODULE;
    } else if (name.endsWith(".json")) {
      return Resolved.Format.JSON;
    } else if (name.endsWith(".cjs") || name.endsWith(".cts")) {
      return Resolved.Format.COMMONJS;
    }
    String type = packages.around(file).map(p -> p.string("type")).orElse(null);
    if (type == null) {
      return looksLikeModule.test(file) ? Resolved.Format.MODULE : Resolved.Format.COMMONJS;
    }
    return type.equals("module") ? Resolved.Format.MODULE : Resolved.Format.COMMONJS;
  }
}

package dev.tayberry.runtime.module;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.engine.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** All that a program can import, and the one instance of each. */
public final class Modules {
  private static final Pattern MODULE_SYNTAX =
      Pattern.compile("^\\s*(?:import\\b(?!\\s*\\()|export\\b)", Pattern.MULTILINE);
  private static final List<String> WRAPPER =
      List.of("exports", "require", "module", "__filename", "__dirname");

  /** What an ES module's synthetic wrapper asks for; hidden, but no more than require is. */
  static final String HOOK = "__tayberry";

  private final Map<String, BuiltIn> builtIns = new LinkedHashMap<>();
  private final Vendored vendored;
  private final Resolver resolver;
  private final Sources sources;
  private final ModuleFiles files;
  private @Nullable Script script;
  private @Nullable Value commonJs;

  /**
   * @param root the app's folder: what lies outside it and outside node_modules is not loaded
   * @param builtIns what may be imported by name
   * @param vendored libraries packed with the runtime: name to resource, for built-ins only
   */
  public Modules(Path root, List<BuiltIn> builtIns, Map<String, String> vendored) {
    builtIns.forEach(b -> this.builtIns.put(b.id(), b));
    BuiltIn self = new BuiltIn("node:module", Modules.class, "module.js", ModuleHalf::new);
    this.builtIns.put(self.id(), self);
    this.vendored = new Vendored(vendored);
    var names = this.builtIns.values().stream().filter(BuiltIn::isPublic).map(BuiltIn::id).toList();
    resolver = new Resolver(new java.util.LinkedHashSet<>(names), this::looksLikeModule);
    sources = new Sources(() -> script().progress());
    files = new ModuleFiles(root, resolver, this::exportNames, sources);
  }

  /** What the script's context is to be given as its file system. */
  public ModuleFiles files() {
    return files;
  }

  /** Called once, when the script's context is there. */
  public void attach(Script script) {
    this.script = script;
    Value loader =
        script
            .function(Script.source(Modules.class, "commonjs.js"), "tayberry:commonjs", "native")
            .execute(script.bridge().table(new Half()));
    commonJs = loader;
    Value define = script.eval(Source.create("js", "Object.defineProperty"));
    Value property = script.eval(Source.create("js", "({ enumerable: false })"));
    property.putMember("value", loader.getMember("requireAny"));
    define.executeVoid(script.eval(Source.create("js", "globalThis")), HOOK, property);
  }

  /** Whether programs may import a built-in by this name. */
  public boolean isBuiltIn(String id) {
    BuiltIn known = builtIns.get(id);
    return known != null && known.isPublic();
  }

  /** A built-in's exports. */
  public Value builtIn(String id) {
    return loader().getMember("requireBuiltIn").execute(id);
  }

  /** What becomes of a module that is being loaded. */
  public interface Outcome {
    void loaded(Value exports);

    void failed(Value thrown);
  }

  /** Runs the file as a program's main module. */
  public void runMain(Path file, Outcome outcome) {
    Resolved resolved = resolver.resolveImport(file.toString(), folder(file), "the command");
    if (resolved instanceof Resolved.OfFile(Path path, Resolved.Format format)
        && format == Resolved.Format.COMMONJS) {
      // Its errors are uncaught ones, as in Node; a program that handles those goes on.
      Value exports = script().call(loader().getMember("runMain"), path.toString());
      outcome.loaded(exports == null ? script().global() : exports);
      return;
    }
    load(file, outcome);
  }

  /** Loads any module. */
  public void load(Path file, Outcome outcome) {
    script()
        .importModule(
            file.toUri().toString(),
            namespace -> {
              outcome.loaded(namespace[0]);
              return null;
            },
            thrown -> {
              // Where a CommonJS module failed, an import of its names fails before it can say so.
              Value original = loader().getMember("takeFailure").execute();
              outcome.failed(original.isNull() ? thrown[0] : original.getArrayElement(0));
              return null;
            });
  }

  private List<String> exportNames(String id) {
    Value names = loader().getMember("exportNames").execute(id);
    List<String> result = new ArrayList<>();
    for (long i = 0; i < names.getArraySize(); i++) {
      result.add(names.getArrayElement(i).asString());
    }
    return result;
  }

  private Value loader() {
    if (commonJs == null) {
      throw new IllegalStateException("modules used before their script was attached");
    }
    return commonJs;
  }

  private Script script() {
    if (script == null) {
      throw new IllegalStateException("modules used before their script was attached");
    }
    return script;
  }

  /** As Node does for a package without a type: CommonJS unless only an ES module can say it so. */
  private boolean looksLikeModule(Path file) {
    String text = sources.read(file);
    if (!MODULE_SYNTAX.matcher(text).find()) {
      return false;
    }
    try {
      script().parseBody(text, WRAPPER.toArray(String[]::new));
      return false;
    } catch (PolyglotException e) {
      return e.isSyntaxError();
    }
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  /** What require's answer is: a built-in's id or a file's path. */
  record Found(boolean builtIn, String id) {}

  /** What commonjs.js calls. */
  final class Half {
    @Exported
    Found resolve(String specifier, String from) {
      return switch (resolver.resolveRequire(specifier, folder(Path.of(from)), from)) {
        case Resolved.OfBuiltIn(String id) -> new Found(true, id);
        case Resolved.OfFile(Path path, Resolved.Format format) -> {
          if (format == Resolved.Format.MODULE) {
            throw new HalException(
                "ERR_REQUIRE_ESM",
                "require() of ES module "
                    + path
                    + " from "
                    + from
                    + " is not supported; use import, or await import('"
                    + specifier
                    + "')");
          }
          if (path.toString().endsWith(".node")) {
            throw new HalException(
                "ERR_DLOPEN_FAILED", path + " is a native add-on; Tayberry runs JavaScript only");
          }
          files.allow(path, from);
          yield new Found(false, path.toString());
        }
      };
    }

    @Exported
    Value compile(String path) {
      script().progress();
      String text = sources.read(Path.of(path));
      if (text.startsWith("#!")) {
        text = "//" + text;
      }
      String wrapped = "(function (" + String.join(", ", WRAPPER) + ") {" + text + "\n})";
      try {
        return script()
            .eval(Source.newBuilder("js", Path.of(path).toFile()).content(wrapped).build());
      } catch (IOException e) {
        throw new IllegalStateException("content was given, so nothing is read", e);
      }
    }

    @Exported
    String read(String path) {
      return sources.read(Path.of(path));
    }

    /** What import.meta.resolve says; a path need not exist. */
    @Exported
    String resolveImport(String specifier, String from) {
      if (Resolver.isPath(specifier)) {
        // Java leaves out the empty host: file:/path.
        return "file://" + Path.of(from).toUri().resolve(specifier).toString().substring(5);
      }
      return switch (resolver.resolveImport(specifier, folder(Path.of(from)), from)) {
        case Resolved.OfBuiltIn(String id) -> id;
        case Resolved.OfFile(Path path, Resolved.Format format) -> path.toUri().toString();
      };
    }

    /** Refuses what a program may not have: the hook is in its reach. */
    @Exported
    void allow(String id) {
      BuiltIn builtIn = builtIns.get(id);
      if (builtIn == null) {
        files.allow(Resolver.real(Path.of(id)), "the program");
      } else if (!builtIn.isPublic()) {
        throw new HalException("ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: " + id);
      }
    }

    @Exported
    String folderOf(String path) {
      return folder(Path.of(path)).toString();
    }

    @Exported
    String pathOf(String url) {
      return Path.of(URI.create(url)).toString();
    }

    @Exported
    List<String> builtInNames() {
      return builtIns.values().stream()
          .filter(BuiltIn::isPublic)
          .map(b -> b.id().startsWith("node:") ? b.id().substring(5) : b.id())
          .toList();
    }

    @Exported
    boolean isBuiltIn(String id) {
      return builtIns.containsKey(id) || builtIns.containsKey("node:" + id);
    }

    @Exported
    String builtInId(String id) {
      String full = builtIns.containsKey(id) ? id : "node:" + id;
      if (!builtIns.containsKey(full)) {
        throw new HalException("ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: " + id);
      }
      return full;
    }

    @Exported
    Value builtIn(String id) {
      script().progress();
      BuiltIn builtIn = known(id);
      return script()
          .function(
              Script.source(builtIn.beside(), builtIn.script()),
              id,
              "module",
              "exports",
              "require",
              "native");
    }

    @Exported
    @Nullable Object half(String id) {
      var half = known(id).nativeHalf();
      return half == null ? null : half.get();
    }

    private BuiltIn known(String id) {
      BuiltIn builtIn = builtIns.get(id);
      if (builtIn == null) {
        throw new HalException("ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: " + id);
      }
      return builtIn;
    }

    @Exported
    String vendored(String id) {
      return vendored.resolve(id.substring("vendor:".length()));
    }

    @Exported
    Value vendorSource(String path) {
      return script().function(vendored.read(path), path, "module", "exports", "require");
    }
  }

  /** node:module's native half. */
  final class ModuleHalf {
    @Exported
    Value loader() {
      return Modules.this.loader();
    }
  }
}

package dev.tayberry.runtime.module;

import com.google.gson.JsonPrimitive;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The file system that the engine loads ES modules from, and from which it can do nothing else.
 *
 * <p>The engine looks an import up as a sibling of its importer: it asks for the importer's path,
 * and that path for its sibling. Ours is an {@link Importer}, which has the resolver answer. What
 * has no file of its own, built-ins and CommonJS modules, is served as a small synthetic module
 * below {@code /:}.
 */
public final class ModuleFiles implements FileSystem {
  private static final String BUILT_IN = "/:builtin/";
  private static final String COMMONJS = "/:commonjs";

  private final Path root;
  private final Resolver resolver;
  private final Function<String, List<String>> exportNames;
  private final Sources sources;
  // What was resolved, so that nothing else can be asked for; a path may be a file with a query.
  private final Map<Path, Path> served = new HashMap<>();
  private final Map<String, Path> answers = new HashMap<>();

  ModuleFiles(
      Path root, Resolver resolver, Function<String, List<String>> exportNames, Sources sources) {
    this.root = Resolver.real(root);
    this.resolver = resolver;
    this.exportNames = exportNames;
    this.sources = sources;
  }

  /** Refuses what lies neither in the app's folder nor in a package. */
  void allow(Path file, String from) {
    if (file.startsWith(root) || resolver.isInPackage(file)) {
      return;
    }
    throw new HalException(
        "ERR_ACCESS_DENIED",
        file
            + " lies outside the app's folder "
            + root
            + ", where no device would have it;"
            + " move it there (imported from "
            + from
            + ")");
  }

  @Override
  public Path parsePath(URI uri) {
    if ("file".equals(uri.getScheme()) && uri.getRawPath() != null) {
      return answer(uri.getRawPath() + suffix(uri.toString()), root.resolve("."));
    }
    Resolved builtIn = resolver.builtIn(uri.toString(), null);
    if (builtIn != null) {
      return served(builtIn, "", "");
    }
    throw new HalException(
        "ERR_UNSUPPORTED_ESM_URL_SCHEME",
        "modules come from files and built-ins only, not from " + uri);
  }

  @Override
  public Path parsePath(String path) {
    Path plain = Path.of(path);
    if (path.isEmpty()) {
      return plain; // the working folder, which the engine asks for once and has no use for
    }
    // An importer, or what code without a file imports: eval('import("x")').
    return plain.isAbsolute()
        ? Importer.of(plain, specifier -> answer(specifier, plain))
        : answer(path, root.resolve("."));
  }

  /** What the specifier means in the file. */
  private Path answer(String specifier, Path importer) {
    String question = importer + "\n" + specifier;
    Path known = answers.get(question);
    if (known == null) {
      known = find(specifier, importer);
      answers.put(question, known);
    }
    return known;
  }

  private Path find(String specifier, Path importer) {
    if (specifier.startsWith("/") && served.containsKey(Path.of(specifier))) {
      return Path.of(specifier); // a file: URL, which the engine has turned into a path
    }
    Path folder = importer.getParent() == null ? root : importer.getParent();
    String from = importer.toString();
    if (!Resolver.isPath(specifier)) {
      return served(resolver.resolveImport(specifier, folder, from), "", from);
    }
    String suffix = suffix(specifier);
    String path = decoded(specifier.substring(0, specifier.length() - suffix.length()), from);
    return served(resolver.resolveImport(path, folder, from), suffix, from);
  }

  /** A relative import is an URL: what it may end with besides a path. */
  private static String suffix(String url) {
    int end = url.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = url.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return url.substring(end);
  }

  private static String decoded(String path, String from) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.contains("%2f") || lower.contains("%5c")) {
      throw new HalException(
          "ERR_INVALID_MODULE_SPECIFIER",
          "Invalid module \""
              + path
              + "\" must not include encoded \"/\" or \"\\\" characters, imported from "
              + from);
    }
    try {
      return path.contains("%")
          ? URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
          : path;
    } catch (IllegalArgumentException e) {
      return path; // no encoding, but a per cent sign
    }
  }

  private Path served(Resolved resolved, String suffix, String from) {
    Path path =
        switch (resolved) {
          case Resolved.OfBuiltIn(String id) -> Path.of(BUILT_IN + id);
          case Resolved.OfFile(Path file, Resolved.Format format) -> {
            allow(file, from);
            if (TypeScript.isNamed(file.toString())) {
              sources.read(file); // here what is wrong with it can still be told
            }
            yield format == Resolved.Format.COMMONJS ? Path.of(COMMONJS + file) : file;
          }
        };
    // Another query is another instance of the module, as in browsers and Node.
    Path instance = Path.of(path + suffix);
    served.put(instance, path);
    return instance;
  }

  /** What is served under a path that the engine has got from us; anything else is resolved. */
  private Path content(Path path) {
    Path known = served.get(Path.of(path.toString()));
    if (known != null) {
      return known;
    }
    Path answer = answer(path.toString(), root.resolve("."));
    return Objects.requireNonNull(served.get(answer));
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) {
    if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
      throw refused();
    }
    content(path);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : root.resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) {
    Path plain = Path.of(path.toString());
    return served.containsKey(plain) ? plain : answer(path.toString(), root.resolve("."));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    Path real = content(path);
    if (real.toString().startsWith("/:")) {
      return Map.of(
          "isRegularFile",
          true,
          "isDirectory",
          false,
          "size",
          0L,
          "lastModifiedTime",
          FileTime.fromMillis(0));
    }
    return Files.readAttributes(real, names, options);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    sources.progress();
    Path real = content(path);
    String name = real.toString();
    String text;
    if (name.startsWith(BUILT_IN)) {
      text = wrapper(name.substring(BUILT_IN.length()));
    } else if (name.startsWith(COMMONJS)) {
      text = wrapper(name.substring(COMMONJS.length()));
    } else {
      text = valueless(name, ImportMeta.fill(sources.read(real), real));
    }
    return new ReadOnlyChannel(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The engine takes a module that awaits for loaded once its last expression's promise is kept.
   */
  private static String valueless(String name, String text) {
    return text.contains("await") && !name.endsWith(".json") ? text + "\n;void 0;" : text;
  }

  /** An ES module with the exports of a module that is none. */
  private String wrapper(String id) {
    StringBuilder text = new StringBuilder();
    text.append("const m = ").append(Modules.HOOK).append("(").append(new JsonPrimitive(id));
    text.append(");\nexport default m;\n");
    List<String> names = exportNames.apply(id);
    for (int i = 0; i < names.size(); i++) {
      text.append("const v").append(i).append(" = m.").append(names.get(i));
      text.append("; export { v").append(i).append(" as ").append(names.get(i)).append(" };\n");
    }
    return text.toString();
  }

  private static HalException refused() {
    return new HalException("EACCES", "the module loader reads modules and does nothing else");
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attributes) {
    throw refused();
  }

  @Override
  public void delete(Path path) {
    throw refused();
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir, DirectoryStream.Filter<? super Path> filter) {
    throw refused();
  }
}

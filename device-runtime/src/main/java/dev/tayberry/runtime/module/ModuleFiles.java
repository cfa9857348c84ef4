package dev.tayberry.runtime.module;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.net.URI;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The file system that the engine loads ES modules from, and from which it can do nothing else.
 *
 * <p>The engine asks for {@code <importer's folder>/<specifier>} (an option of GraalJS). A path
 * that is no file is therefore taken apart into the folder of a module we know and a specifier,
 * which the resolver answers. What has no file of its own, built-ins and CommonJS modules, is
 * served as a small synthetic module below {@code /:}.
 */
public final class ModuleFiles implements FileSystem {
  private static final String BUILT_IN = "/:builtin/";
  private static final String COMMONJS = "/:commonjs";

  private final Path root;
  private final Resolver resolver;
  private final Function<String, List<String>> exportNames;
  private final Runnable onLoad;
  private final Map<Path, Path> answers = new HashMap<>();
  // Longest first, so that the nearest importer is tried first.
  private final Set<Path> folders =
      new TreeSet<>(
          Comparator.comparingInt((Path p) -> -p.toString().length())
              .thenComparing(Comparator.naturalOrder()));
  private @Nullable Value linkError;

  ModuleFiles(
      Path root, Resolver resolver, Function<String, List<String>> exportNames, Runnable onLoad) {
    this.root = root;
    this.resolver = resolver;
    this.exportNames = exportNames;
    this.onLoad = onLoad;
    folders.add(root);
  }

  void addFolderOf(Path file) {
    Path folder = file.getParent();
    if (folder != null) {
      folders.add(folder);
    }
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

  @Nullable Value takeLinkError() {
    Value error = linkError;
    linkError = null;
    return error;
  }

  @Override
  public Path parsePath(URI uri) {
    if ("file".equals(uri.getScheme())) {
      return Path.of(uri);
    }
    if (resolver.resolveImport(uri.toString(), root, root.toString())
        instanceof Resolved.OfBuiltIn(String id)) {
      return Path.of(BUILT_IN + id);
    }
    throw new HalException(
        "ERR_UNSUPPORTED_ESM_URL_SCHEME",
        "modules come from files and built-ins only, not from " + uri);
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  private Path answer(Path path) {
    if (path.toString().startsWith("/:")) {
      return path;
    }
    Path plain = path.normalize();
    Path known = answers.get(plain);
    if (known == null) {
      known = find(plain);
      answers.put(plain, known);
    }
    return known;
  }

  private Path find(Path path) {
    if (Files.isRegularFile(path)) {
      return served(resolver.resolveImport(path.toString(), root, root.toString()), root);
    }
    for (Path folder : folders) {
      if (path.startsWith(folder) && !path.equals(folder)) {
        return found(path, folder);
      }
    }
    return served(resolver.resolveImport(path.toString(), root, root.toString()), root);
  }

  private Path found(Path path, Path folder) {
    String specifier = folder.relativize(path).toString();
    try {
      return served(resolver.resolveImport(specifier, folder, folder.toString()), folder);
    } catch (HalException e) {
      // We cannot see whether './x' or 'x' was written. Say of what looks like a file that there is
      // no such file.
      boolean fileLike = specifier.matches(".*\\.(js|mjs|cjs|json)") || resolver.isNearFile(path);
      if (e.code().equals("ERR_MODULE_NOT_FOUND") && fileLike) {
        return served(resolver.resolveImport("./" + specifier, folder, folder.toString()), folder);
      }
      throw e;
    }
  }

  private Path served(Resolved resolved, Path folder) {
    return switch (resolved) {
      case Resolved.OfBuiltIn(String id) -> Path.of(BUILT_IN + id);
      case Resolved.OfFile(Path file, Resolved.Format format) -> {
        allow(file, folder.toString());
        addFolderOf(file);
        yield format == Resolved.Format.COMMONJS ? Path.of(COMMONJS + file) : file;
      }
    };
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) {
    if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
      throw refused();
    }
    answer(path);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : root.resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) {
    return answer(path);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    if (path.toString().startsWith("/:")) {
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
    return Files.readAttributes(answer(path), names, options);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    onLoad.run();
    Path real = answer(path);
    String name = real.toString();
    String text;
    if (name.startsWith(BUILT_IN)) {
      text = wrapper(name.substring(BUILT_IN.length()));
    } else if (name.startsWith(COMMONJS)) {
      text = wrapper(name.substring(COMMONJS.length()));
    } else {
      text = ImportMeta.fill(Files.readString(real), real);
    }
    return new ReadOnlyChannel(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An ES module with the exports of a module that is none. */
  private String wrapper(String id) {
    StringBuilder text = new StringBuilder();
    text.append("const m = ").append(Modules.HOOK).append("('").append(id.replace("'", "\\'"));
    text.append("');\nexport default m;\n");
    try {
      List<String> names = exportNames.apply(id);
      for (int i = 0; i < names.size(); i++) {
        text.append("const v").append(i).append(" = m.").append(names.get(i));
        text.append("; export { v").append(i).append(" as ").append(names.get(i)).append(" };\n");
      }
    } catch (PolyglotException e) {
      // The engine would wrap it beyond recognition: the program asks for it when loading failed.
      linkError = e.getGuestObject();
      throw e;
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

package dev.tayberry.deploy.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tayberry.command.Failure;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.module.TypeScript;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of an app's folder goes to a device, in the order of paths. TypeScript goes as the
 * JavaScript that is left of it, under its own name, so that imports and stack traces stay as they
 * are.
 *
 * @param folder the app's
 * @param stripped what goes in place of these files, by path
 * @param notes what was passed over, for people
 */
public record AppFiles(
    Path folder, List<FileEntry> entries, Map<String, byte[]> stripped, List<String> notes) {
  /**
   * Reads every file once.
   *
   * @throws Failure for what cannot go
   */
  public static AppFiles of(Path app) {
    try {
      Path real = app.toRealPath();
      Path ignore = real.resolve(".tayignore");
      List<String> lines = Files.exists(ignore) ? Files.readAllLines(ignore) : List.of();
      Walk walk = new Walk(real, new IgnoreRules(lines), DevDependencies.of(real));
      Files.walkFileTree(real, walk);
      walk.entries.sort(Comparator.comparing(FileEntry::path));
      return new AppFiles(real, List.copyOf(walk.entries), walk.stripped, List.copyOf(walk.notes));
    } catch (HalException e) {
      throw new Failure(e.getMessage() + " [" + e.code() + "]");
    } catch (IOException e) {
      throw new Failure("cannot read the app: " + e.getMessage() + "; may you read all its files?");
    }
  }

  /** What goes as one of the files. */
  public InputStream open(FileEntry entry) throws IOException {
    byte[] instead = stripped.get(entry.path());
    return instead == null
        ? Files.newInputStream(folder.resolve(entry.path()))
        : new ByteArrayInputStream(instead);
  }

  public long size() {
    return entries.stream().mapToLong(FileEntry::size).sum();
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    final List<FileEntry> entries = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Map<String, byte[]> stripped = new HashMap<>();
    private final Path app;
    private final IgnoreRules rules;
    private final Set<String> development;
    private final Optional<TypeScript> types = TypeScript.here();

    Walk(Path app, IgnoreRules rules, Set<String> development) {
      this.app = app;
      this.rules = rules;
      this.development = development;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
      String path = path(folder);
      boolean goes = path.isEmpty() || !(development.contains(path) || rules.ignores(path, true));
      return goes ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      String path = path(file);
      if (development.contains(path) || rules.ignores(path, false) || isNeverRun(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (about.isSymbolicLink()) {
        entries.add(link(file, path));
      } else if (about.isRegularFile()) {
        entries.add(entry(file, path, about.size()));
      } else {
        notes.add(path + " is no file, and stays here");
      }
      return FileVisitResult.CONTINUE;
    }

    private FileEntry entry(Path file, String path, long size) throws IOException {
      String mode = Files.isExecutable(file) ? "755" : "644";
      if (types.isPresent() && TypeScript.isNamed(path)) {
        byte[] left = types.get().strip(file, Files.readString(file)).getBytes(UTF_8);
        stripped.put(path, left);
        return new FileEntry(Sha256.of(new ByteArrayInputStream(left)), mode, left.length, path);
      }
      return new FileEntry(Sha256.of(file), mode, size, path);
    }

    /** Types alone; and a package's TypeScript, which only its authors have a use for. */
    private static boolean isNeverRun(String path) {
      return TypeScript.isDeclaration(path)
          || (TypeScript.isNamed(path) && ("/" + path).contains("/node_modules/"));
    }

    private FileEntry link(Path file, String path) throws IOException {
      Path to = Files.readSymbolicLink(file);
      String text = DevDependencies.slashes(to);
      Path there = file.resolveSibling(to).normalize();
      boolean inside = !to.isAbsolute() && there.startsWith(app);
      if (inside && Files.exists(there)) {
        inside = there.toRealPath().startsWith(app);
      }
      if (!inside) {
        throw new Failure(
            path
                + " is a link out of the app, to "
                + text
                + "; copy what it points to, or name it in .tayignore");
      }
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !Files.exists(there)) {
        notes.add(path + " is a link to " + text + ", which is not there");
      }
      byte[] bytes = text.getBytes(UTF_8);
      return new FileEntry(Sha256.of(text), FileEntry.LINK, bytes.length, path);
    }

    private String path(Path file) {
      return DevDependencies.slashes(app.relativize(file));
    }
  }
}

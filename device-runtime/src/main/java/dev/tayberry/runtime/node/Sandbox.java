package dev.tayberry.runtime.node;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a program's file calls may go: the folders it was given, wherever links lead. It keeps an
 * app to its own; that nobody else changes a link between check and use is the system's part.
 */
final class Sandbox {
  private static final int MAX_LINKS = 40;

  private final Path folder;
  private final List<Path> readable;
  private final List<Path> writable;

  Sandbox(Path folder, List<Path> readable, List<Path> writable) {
    this.folder = folder.toAbsolutePath().normalize();
    this.writable = writable.stream().map(Sandbox::real).toList();
    this.readable =
        Stream.concat(readable.stream().map(Sandbox::real), this.writable.stream()).toList();
  }

  /** The file itself, all links followed; it need not exist. */
  Path follow(String path, boolean write) throws IOException {
    Path file = absolute(path);
    for (int links = 0; links < MAX_LINKS; links++) {
      Path real = inRealFolder(file);
      if (!Files.isSymbolicLink(real)) {
        return checked(real, path, write);
      }
      // A link that leads nowhere may still be written through.
      file = real.resolveSibling(Files.readSymbolicLink(real)).normalize();
    }
    throw new FileSystemLoopException(path);
  }

  /** The same, but a link at the very end is meant itself. */
  Path itself(String path, boolean write) throws IOException {
    return checked(inRealFolder(absolute(path)), path, write);
  }

  private Path absolute(String path) throws NoSuchFileException {
    if (path.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    return folder.resolve(path).normalize();
  }

  private static Path inRealFolder(Path file) throws IOException {
    Path parent = file.getParent();
    Path name = file.getFileName();
    return parent == null || name == null ? file : real(parent).resolve(name);
  }

  /** As far as the path exists its real one, then the rest as it is. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.toAbsolutePath().getParent();
      Path name = path.getFileName();
      return parent == null || name == null ? path : real(parent).resolve(name);
    }
  }

  private Path checked(Path real, String path, boolean write) {
    List<Path> roots = write ? writable : readable;
    if (roots.stream().anyMatch(real::startsWith)) {
      return real;
    }
    // What may be read but not written is told apart: the cure is the data folder.
    String code = write && readable.stream().anyMatch(real::startsWith) ? "EROFS" : "EACCES";
    throw new HalException(code, path);
  }
}

package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Files by name. Every call takes {@code later} first: true makes it a promise and the work happens
 * away from the loop. Errors carry the errno's name; the script adds path and call.
 */
final class FilesHalf {
  private final FileWork work;
  private final Sandbox sandbox;

  FilesHalf(NodeSetup setup) {
    work = new FileWork(setup.loop());
    sandbox = new Sandbox(setup.folder(), setup.readable(), setup.writable());
  }

  @Exported
  public Object open(boolean later, String path, int flags, int mode) {
    return work.run(
        later,
        () -> {
          boolean writes = (flags & OpenFile.ACCESS) != 0;
          return new OpenFile(work, sandbox.follow(path, writes), flags, mode);
        });
  }

  @Exported
  public Object stat(boolean later, String path, boolean follow) {
    return work.run(
        later,
        () -> FileStat.of(follow ? sandbox.follow(path, false) : sandbox.itself(path, false)));
  }

  @Exported
  public Object access(boolean later, String path, int mode) {
    return work.doing(
        later,
        () -> {
          Path file = sandbox.follow(path, (mode & 2) != 0);
          FileStat.of(file);
          if (((mode & 4) != 0 && !Files.isReadable(file))
              || ((mode & 2) != 0 && !Files.isWritable(file))
              || ((mode & 1) != 0 && !Files.isExecutable(file))) {
            throw new HalException("EACCES", path);
          }
        });
  }

  @Exported
  public Object readFile(boolean later, String path) {
    return work.run(
        later,
        () -> {
          Path file = sandbox.follow(path, false);
          if (Files.isDirectory(file)) {
            throw new HalException("EISDIR", path);
          }
          return Files.readAllBytes(file);
        });
  }

  /** The names in a folder, each with its kind, sorted. */
  @Exported
  public Object list(boolean later, String path) {
    return work.run(
        later,
        () -> {
          List<FileStat.Entry> entries = new ArrayList<>();
          try (DirectoryStream<Path> all = Files.newDirectoryStream(sandbox.follow(path, false))) {
            for (Path each : all) {
              entries.add(FileStat.entry(each));
            }
          }
          entries.sort(Comparator.comparing(FileStat.Entry::name));
          return entries;
        });
  }

  /** With parents: the first folder that had to be made, or nothing. */
  @Exported
  public Object makeFolder(boolean later, String path, boolean parents, int mode) {
    return work.run(
        later,
        () -> {
          Path folder = sandbox.follow(path, true);
          if (!parents) {
            Files.createDirectory(folder, FileStat.permissions(mode));
            return "";
          }
          String first = "";
          for (Path p = folder; p != null && !Files.exists(p); p = p.getParent()) {
            first = p.toString();
          }
          Files.createDirectories(folder, FileStat.permissions(mode));
          return first;
        });
  }

  @Exported
  public Object makeTemporary(boolean later, String prefix) {
    return work.run(
        later,
        () -> {
          for (int tries = 0; ; tries++) {
            String path = prefix + randomName();
            try {
              Files.createDirectory(sandbox.follow(path, true), FileStat.permissions(0700));
              return path;
            } catch (java.nio.file.FileAlreadyExistsException e) {
              if (tries == 100) {
                throw e;
              }
            }
          }
        });
  }

  private static String randomName() {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      name.append(letters.charAt(java.util.concurrent.ThreadLocalRandom.current().nextInt(62)));
    }
    return name.toString();
  }

  /** Removes a file or link. */
  @Exported
  public Object unlink(boolean later, String path) {
    return work.doing(
        later,
        () -> {
          Path file = sandbox.itself(path, true);
          if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new HalException("EISDIR", path);
          }
          Files.delete(file);
        });
  }

  @Exported
  public Object removeFolder(boolean later, String path) {
    return work.doing(
        later,
        () -> {
          Path folder = sandbox.itself(path, true);
          FileStat.of(folder);
          if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new HalException("ENOTDIR", path);
          }
          Files.delete(folder);
        });
  }

  /** A folder with all that is in it, or a file; links are removed, not followed. */
  @Exported
  public Object removeAll(boolean later, String path) {
    return work.doing(
        later,
        () -> {
          try (var all = Files.walk(sandbox.itself(path, true))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
              Files.delete(each);
            }
          }
        });
  }

  @Exported
  public Object rename(boolean later, String from, String to) {
    return work.doing(
        later,
        () ->
            Files.move(
                sandbox.itself(from, true),
                sandbox.itself(to, true),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
  }

  @Exported
  public Object copy(boolean later, String from, String to, boolean replace) {
    return work.doing(
        later,
        () -> {
          Path source = sandbox.follow(from, false);
          if (Files.isDirectory(source)) {
            throw new HalException("EISDIR", from);
          }
          Path target = sandbox.follow(to, true);
          if (replace) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
          } else {
            Files.copy(source, target);
          }
        });
  }

  @Exported
  public Object realPath(boolean later, String path) {
    return work.run(later, () -> sandbox.follow(path, false).toRealPath().toString());
  }

  @Exported
  public Object readLink(boolean later, String path) {
    return work.run(
        later,
        () -> {
          Path link = sandbox.itself(path, false);
          FileStat.of(link);
          return Files.readSymbolicLink(link).toString();
        });
  }

  @Exported
  public Object symlink(boolean later, String target, String path) {
    return work.doing(
        later, () -> Files.createSymbolicLink(sandbox.itself(path, true), Path.of(target)));
  }

  @Exported
  public Object chmod(boolean later, String path, int mode) {
    return work.doing(
        later,
        () ->
            Files.setPosixFilePermissions(
                sandbox.follow(path, true), PosixFilePermissions.fromString(FileStat.text(mode))));
  }

  /** Times in milliseconds since 1970. */
  @Exported
  public Object setTimes(boolean later, String path, double accessed, double modified) {
    return work.doing(
        later,
        () -> {
          Path file = sandbox.follow(path, true);
          FileStat.of(file);
          Files.getFileAttributeView(file, BasicFileAttributeView.class)
              .setTimes(
                  FileTime.fromMillis((long) modified), FileTime.fromMillis((long) accessed), null);
        });
  }
}

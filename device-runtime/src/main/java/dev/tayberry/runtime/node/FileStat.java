package dev.tayberry.runtime.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the system knows about a file; times in milliseconds with their fraction. */
record FileStat(
    double dev,
    double mode,
    double nlink,
    double uid,
    double gid,
    double rdev,
    double ino,
    double size,
    double atimeMs,
    double mtimeMs,
    double ctimeMs,
    double birthtimeMs) {

  /** A name in a folder: kind is file, directory, link or other. */
  record Entry(String name, String kind) {}

  static FileStat of(Path path) throws IOException {
    Map<String, Object> all = Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
    return new FileStat(
        number(all, "dev"),
        number(all, "mode"),
        number(all, "nlink"),
        number(all, "uid"),
        number(all, "gid"),
        number(all, "rdev"),
        number(all, "ino"),
        number(all, "size"),
        milliseconds(all, "lastAccessTime"),
        milliseconds(all, "lastModifiedTime"),
        milliseconds(all, "ctime"),
        milliseconds(all, "creationTime"));
  }

  private static double number(Map<String, Object> all, String name) {
    return all.get(name) instanceof Number n ? n.doubleValue() : 0;
  }

  private static double milliseconds(Map<String, Object> all, String name) {
    return all.get(name) instanceof FileTime time ? time.to(TimeUnit.MICROSECONDS) / 1000.0 : 0;
  }

  static Entry entry(Path path) {
    String kind =
        Files.isSymbolicLink(path)
            ? "link"
            : Files.isDirectory(path) ? "directory" : Files.isRegularFile(path) ? "file" : "other";
    return new Entry(String.valueOf(path.getFileName()), kind);
  }

  static FileAttribute<Set<PosixFilePermission>> permissions(int mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text(mode)));
  }

  /** 0644 as rw-r--r--. */
  static String text(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append(((mode >> bit) & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    return text.toString();
  }
}

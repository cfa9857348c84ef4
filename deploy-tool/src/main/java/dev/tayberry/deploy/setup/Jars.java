package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars found, and made anew so that the same content is the same bytes. */
final class Jars {
  private static final LocalDateTime SOME_DAY = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Jars() {}

  /** On a class path: by its file name, or by the folder its module is built into. */
  static Path find(Carried jar, List<Path> classPath) {
    return classPath.stream()
        .filter(entry -> entry.endsWith(jar.jar()) || (jar.ours() && isBuiltAt(entry, jar.name())))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "this tay lacks "
                        + jar.jar()
                        + ", which devices need; build or install it anew"));
  }

  private static boolean isBuiltAt(Path entry, String module) {
    return entry.endsWith(Path.of(module, "target", "classes"));
  }

  /** A file in a jar. */
  static byte[] member(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException(jar + " has no " + name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }

  /** A jar without some of its files. */
  static byte[] without(Path jar, Predicate<String> dropped) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        if (!entry.isDirectory() && !dropped.test(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            put(out, entry.getName(), in);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  /** A folder of classes as a jar. */
  static byte[] pack(Path folder) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        try (InputStream in = Files.newInputStream(file.getValue())) {
          put(out, file.getKey(), in);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream out, String name, InputStream in) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(SOME_DAY);
    out.putNextEntry(entry);
    in.transferTo(out);
    out.closeEntry();
  }
}

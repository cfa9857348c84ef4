package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Java's archive through before any of it goes to a device, where root will unpack it: no
 * path or link of it may lead out of its one folder, and it must be a Java 25 for Linux.
 */
final class JavaArchiveReader {
  private static final String CURE =
      "; take a .tar.gz of Java 25 for Linux, as its vendor packs it";
  private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+)=\"(.*)\"\\r?$");
  private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d{1,3})\\b");
  private static final int LARGEST_LIBRARY = 64 << 20;

  private final Path file;
  private @Nullable String top;
  private String release = "";
  private String machine = "";
  private boolean java;
  private boolean musl;
  private int glibc;
  private long unpacked;

  private JavaArchiveReader(Path file) {
    this.file = file;
  }

  static JavaArchive read(Path file) {
    JavaArchiveReader reader = new JavaArchiveReader(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      TarReader tar = new TarReader(new BufferedInputStream(new GZIPInputStream(in), 1 << 16));
      for (Optional<TarReader.Entry> e = tar.next(); e.isPresent(); e = tar.next()) {
        reader.take(e.get(), tar);
      }
      return reader.archive();
    } catch (NoSuchFileException e) {
      throw new Failure(file + " does not exist; name Java's archive");
    } catch (ZipException e) {
      throw new Failure(file + " is no .tar.gz" + CURE);
    } catch (IOException e) {
      throw new Failure(file + " cannot be read: " + e.getMessage() + "; get it once more");
    }
  }

  private void take(TarReader.Entry entry, TarReader tar) throws IOException {
    String path = inside(entry.path(), "", entry.path());
    if (path.isEmpty()) {
      return; // "./"
    }
    int slash = path.indexOf('/');
    String first = slash < 0 ? path : path.substring(0, slash);
    if (top == null) {
      top = first;
    }
    if (!first.equals(top) || (slash < 0 && entry.type() != TarReader.Type.FOLDER)) {
      throw refused("has more than one folder at its top (" + top + ", " + first + ")");
    }
    java |= path.equals(top + "/bin/java"); // which may be a link to one
    switch (entry.type()) {
      case LINK -> sameTop(inside(entry.link(), path, entry.path()), entry);
      case HARD_LINK -> sameTop(inside(entry.link(), "", entry.path()), entry);
      case OTHER -> throw refused("has something in it that is no file: " + entry.path());
      case FILE -> file(path.substring(slash + 1), entry, tar);
      case FOLDER -> {}
    }
  }

  private void file(String path, TarReader.Entry entry, TarReader tar) throws IOException {
    unpacked += entry.size() + 4096;
    switch (path) {
      case "release" -> release = new String(tar.read(1 << 16), StandardCharsets.UTF_8);
      case "bin/java", "lib/server/libjvm.so", "lib/libjli.so" -> {
        byte[] elf = tar.read(LARGEST_LIBRARY);
        needs(elf);
        machine = Facts.Architecture.machine(elf).orElse(machine);
      }
      default -> {}
    }
  }

  /** Which C library a program or library asks for, as it is written in it. */
  private void needs(byte[] elf) {
    String text = new String(elf, StandardCharsets.ISO_8859_1);
    musl |= text.contains("ld-musl-") || text.contains("libc.musl-");
    Matcher versions = GLIBC.matcher(text);
    while (versions.find()) {
      glibc = Math.max(glibc, Integer.parseInt(versions.group(1)));
    }
  }

  /** A path without its dots; from where a link lies, if it is one. */
  private String inside(String path, String from, String entry) {
    Deque<String> parts = new ArrayDeque<>();
    if (path.startsWith("/")) {
      throw refused("would write outside of its folder: " + entry);
    }
    if (!from.isEmpty()) {
      for (String part : from.split("/", -1)) {
        parts.addLast(part);
      }
      parts.removeLast();
    }
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && (from.isEmpty() || parts.size() <= 1)) {
        throw refused("would write outside of its folder: " + entry);
      } else if (part.equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private void sameTop(String path, TarReader.Entry entry) {
    if (!path.equals(top) && !path.startsWith(top + "/")) {
      throw refused("has a link that leads out of its folder: " + entry.path());
    }
  }

  private JavaArchive archive() throws IOException {
    Map<String, String> settings = new HashMap<>();
    SETTING.matcher(release).results().forEach(m -> settings.put(m.group(1), m.group(2)));
    String version = settings.getOrDefault("JAVA_VERSION", "");
    if (top == null || version.isEmpty()) {
      throw refused("has no file 'release' in its folder, so it is no Java (or one for a Mac)");
    }
    if (!new Facts.Java("", version).fits()) {
      throw refused("is Java " + version);
    }
    // What jlink makes of a JDK without jmods says neither; its programs do.
    String system = settings.getOrDefault("OS_NAME", machine.isEmpty() ? "" : "Linux");
    if (!system.equals("Linux") || !java) {
      throw refused("is for " + (system.isEmpty() ? "an unknown system" : system));
    }
    if (!top.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")) {
      throw refused("has a folder of an odd name in it: " + top);
    }
    return new JavaArchive(
        file,
        top,
        version,
        settings.getOrDefault("IMPLEMENTOR", "unknown vendor"),
        settings.getOrDefault("OS_ARCH", machine),
        musl ? "musl" : "glibc 2." + glibc,
        Files.size(file),
        unpacked);
  }

  private Failure refused(String why) {
    return new Failure(file + " " + why + CURE);
  }
}

package dev.tayberry.command.typescript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Results of earlier runs, a file each, called by the hash of what they were made from. Where the
 * folder cannot be written nothing is kept, and all goes on, only slower.
 *
 * @param maker tells results apart that were made another way
 */
record Kept(Path folder, String maker) {
  private static final int MOST = 2000;

  static Kept ofUser(String maker) {
    String tests = System.getProperty("tayberry.cache"); // which leave nothing in a home
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    Path ours = tests == null ? root.resolve("tayberry") : Path.of(tests);
    return new Kept(ours.resolve("typescript"), maker);
  }

  @Nullable String get(String text) {
    Path file = file(text);
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  void put(String text, String stripped) {
    Path file = file(text);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", "");
      Files.writeString(fresh, stripped);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      forgetOldest();
    } catch (IOException e) {
      // Then it is made again next time.
    }
  }

  /** Half of them at a time: seldom. */
  private void forgetOldest() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.toList();
      if (files.size() <= MOST) {
        return;
      }
      for (Path old :
          files.stream().sorted(Comparator.comparing(Kept::time)).limit(MOST / 2).toList()) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private Path file(String text) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(maker.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
      hash.update(text.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

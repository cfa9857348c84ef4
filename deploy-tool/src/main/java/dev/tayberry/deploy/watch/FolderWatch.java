package dev.tayberry.deploy.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks at the times of an app's files, again and again: what a system offers for that is slow on
 * some and forgets new folders on others, and an app of its own files is small. What npm installs
 * is not looked at.
 */
final class FolderWatch {
  private static final Set<String> NOT_LOOKED_AT = Set.of("node_modules", ".git", ".tayberry");
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private record Seen(long time, long size) {}

  private final Path folder;
  private Map<Path, Seen> before;

  FolderWatch(Path folder) {
    this.folder = folder;
    before = look();
  }

  /** Waits for a change, and until it is over; false if it was to wait no longer. */
  boolean awaitChange(BooleanSupplier wait) {
    Map<Path, Seen> now = look();
    while (now.equals(before)) {
      if (!wait.getAsBoolean()) {
        return false;
      }
      LockSupport.parkNanos(this, PAUSE);
      now = look();
    }
    // Editors write a file in several steps, and several files at once.
    do {
      before = now;
      LockSupport.parkNanos(this, PAUSE);
      now = look();
    } while (!now.equals(before));
    return true;
  }

  /** The next wait is over at once. */
  void forget() {
    before = Map.of();
  }

  private Map<Path, Seen> look() {
    Map<Path, Seen> seen = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes about) {
              return NOT_LOOKED_AT.contains(String.valueOf(one.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              seen.put(
                  file, new Seen(about.lastModifiedTime().to(TimeUnit.NANOSECONDS), about.size()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // gone meanwhile: that is a change
            }
          });
    } catch (IOException e) {
      // The next look sees more.
    }
    return seen;
  }
}

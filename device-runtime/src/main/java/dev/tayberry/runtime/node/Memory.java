package dev.tayberry.runtime.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What this process has in memory, in bytes.
 *
 * @param heapUsed by JavaScript's and Java's objects, those that are garbage included
 * @param heapTotal kept for them
 * @param resident all there is of the process in memory; null where the system does not say
 */
public record Memory(long heapUsed, long heapTotal, @Nullable Long resident) {
  public static Memory now() {
    Runtime runtime = Runtime.getRuntime();
    long total = runtime.totalMemory();
    return new Memory(total - runtime.freeMemory(), total, residentNow());
  }

  private static @Nullable Long residentNow() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      // Not Linux: a test on a laptop.
    }
    return null;
  }
}

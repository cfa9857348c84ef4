package dev.tayberry.runtime.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Trips as lines of JSON in the app's data folder, for whoever looks from outside: {@code
 * trips.log}, and the one before it once it is full.
 */
public final class TripLog implements Trips {
  private static final long FULL = 256 * 1024;

  private final Path file;

  public TripLog(Path folder) {
    file = folder.resolve("trips.log");
  }

  @Override
  public void tripped(Trip trip) {
    try {
      if (Files.exists(file) && Files.size(file) > FULL) {
        Files.move(file, file.resolveSibling("trips.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file, trip.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A full card: standard error has it.
    }
  }
}

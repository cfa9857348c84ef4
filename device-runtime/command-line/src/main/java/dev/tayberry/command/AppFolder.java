package dev.tayberry.command;

import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What the APP of a command means. */
public final class AppFolder {
  private AppFolder() {}

  /** The manifest of a folder, or of a single file's. */
  public static Manifest manifest(Path app) {
    try {
      Path real = app.toRealPath();
      if (Files.isDirectory(real)) {
        return Manifest.read(real);
      }
      Path folder = Objects.requireNonNull(real.getParent(), "a file lies in a folder");
      return Manifest.read(folder).withMain(String.valueOf(real.getFileName()));
    } catch (IOException e) {
      throw new Failure(app + " does not exist; name an app's folder or a JavaScript file");
    }
  }

  /** {@code .tayberry/data} in the app's folder, made where it is missing. */
  public static Path data(Manifest manifest) {
    Path data = manifest.folder().resolve(".tayberry/data");
    try {
      return Files.createDirectories(data);
    } catch (AccessDeniedException e) {
      throw new Failure(
          "no right to make the data folder %s; copy the app to a folder of your own, or let %s write there"
              .formatted(data, System.getProperty("user.name")));
    } catch (IOException e) {
      throw new Failure("cannot make the data folder " + data + ": " + e.getMessage());
    }
  }
}

package dev.tayberry.deploy;

import dev.tayberry.deploy.devices.DevicesFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of every command that takes devices' names. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class DevicesOption {
  @Option(
      names = "--devices",
      paramLabel = "FILE",
      description = "Names of devices (default: " + DevicesFile.NAME + ", where there is one).")
  private @Nullable Path file;

  private @Nullable DevicesFile read;

  DevicesFile get() {
    DevicesFile known = read;
    if (known == null) {
      known = DevicesFile.find(file);
      read = known;
    }
    return known;
  }
}

package dev.tayberry.simulator.process;

import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A serial cable as the kernel sees one: a pair of terminals that socat joins. What passes, socat
 * itself writes down, in either direction.
 */
final class RecordedPty implements AutoCloseable {
  private final Path folder;
  private Path recording;
  private Process socat;
  private int plugged;

  RecordedPty(Path folder) {
    this.folder = folder;
    plug();
  }

  /** Recorded is what passes from here on. */
  void plug() {
    plugged++;
    recording = folder.resolve("recording-" + plugged);
    try {
      Files.createDirectory(recording);
      socat =
          new ProcessBuilder(
                  Needed.program("socat", "socat"),
                  "-r",
                  recording.resolve("from-app").toString(),
                  "-R",
                  recording.resolve("from-box").toString(),
                  "pty,raw,echo=0,link=" + app(),
                  "pty,raw,echo=0,link=" + box())
              .redirectErrorStream(true)
              .redirectOutput(recording.resolve("socat.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Patience.until(
        () -> "socat makes its terminals, see " + recording.resolve("socat.log"),
        () -> Files.exists(app()) && Files.exists(box()));
  }

  /** Pulls the cable: both ends hang up, and are gone. */
  void unplug() {
    socat.destroy();
    socat.onExit().join();
  }

  /** The app's end. */
  Path app() {
    return folder.resolve("pty-app");
  }

  /** The control box's end. */
  Path box() {
    return folder.resolve("pty-box");
  }

  /** All bytes so far. */
  byte[] fromApp() {
    return read("from-app");
  }

  byte[] fromBox() {
    return read("from-box");
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(recording.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}

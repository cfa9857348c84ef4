package dev.tayberry.simulator.process;

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
  private final Process socat;

  RecordedPty(Path folder) {
    this.folder = folder;
    try {
      socat =
          new ProcessBuilder(
                  Needed.program("socat", "socat"),
                  "-r",
                  folder.resolve("from-app").toString(),
                  "-R",
                  folder.resolve("from-box").toString(),
                  "pty,raw,echo=0,link=" + app(),
                  "pty,raw,echo=0,link=" + box())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("socat.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Patience.until(
        () -> "socat makes its terminals: " + Files.exists(folder.resolve("socat.log")),
        () -> Files.exists(app()) && Files.exists(box()));
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
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socat.destroy();
    socat.onExit().join();
  }
}

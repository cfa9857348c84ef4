package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.hal.serial.SerialPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Between two terminals that socat joins: what a serial cable is to the kernel. */
final class PtyCable implements Cable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Path desk;
  private final Path box;
  private Process socat;

  PtyCable(Path folder) {
    desk = folder.resolve("desk");
    box = folder.resolve("box");
    plug();
  }

  @Override
  public SerialPorts ports(SimulatedBoard board) {
    return new SerialCommPorts();
  }

  @Override
  public String desk() {
    return desk.toString();
  }

  @Override
  public String box() {
    return box.toString();
  }

  @Exported
  void plug() {
    try {
      socat =
          new ProcessBuilder("socat", "pty,raw,echo=0,link=" + desk, "pty,raw,echo=0,link=" + box)
              .inheritIO()
              .start();
    } catch (IOException e) {
      absent(e);
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!Files.exists(desk) || !Files.exists(box)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("socat made no terminals within 10 s");
      }
      LockSupport.parkNanos(200_000);
    }
  }

  /** Where CI runs socat must be there; elsewhere its absence skips the test. */
  private static void absent(IOException reason) {
    String words = "socat is not installed (apt-get install socat): " + reason.getMessage();
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      fail(words);
    }
    abort(words);
  }

  @Exported
  void unplug() {
    socat.destroy();
    try {
      if (!socat.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        socat.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(desk);
      Files.deleteIfExists(box);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}

package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A pair of terminals that socat joins: what a serial cable is to the kernel. The near end is a
 * path; the far end is held here, by plain files.
 */
final class PtyPair implements SerialChecks.FarEnd, AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Path near;
  private final Path far;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private Process socat;
  private FileOutputStream out;

  PtyPair(Path folder) {
    near = folder.resolve("near");
    far = folder.resolve("far");
    plug();
  }

  /** Where CI runs socat must be there; elsewhere its absence skips the test. */
  private static void absent(IOException reason) {
    String words = "socat is not installed (apt-get install socat): " + reason.getMessage();
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      fail(words);
    }
    abort(words);
  }

  String path() {
    return near.toString();
  }

  @Override
  public void plug() {
    try {
      socat =
          new ProcessBuilder("socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + far)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      absent(e);
    }
    until("socat makes its terminals", () -> Files.exists(near) && Files.exists(far));
    try {
      out = new FileOutputStream(far.toFile());
      var in = Files.newInputStream(far);
      Thread.ofPlatform().daemon().start(() -> listen(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(InputStream in) {
    byte[] buffer = new byte[4096];
    try (in) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        synchronized (heard) {
          heard.write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // EIO is how a terminal says that its other end is gone.
    }
  }

  @Override
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  /** Kills the cable: the near end hangs up, and its path goes away. */
  @Override
  public void unplug() {
    try {
      out.close();
      socat.destroy();
      socat.waitFor();
      Files.deleteIfExists(near);
      Files.deleteIfExists(far);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 10 s: " + what);
      }
      LockSupport.parkNanos(200_000);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}

package dev.tayberry.runtime.node;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An input that blocks. One thread reads it, a piece for each time it is asked for. Neither the
 * program's end nor the process's waits for that thread, and a piece that comes for a program that
 * has ended meanwhile is kept for the one that follows.
 */
final class ReadInput implements Input {
  private static final int LARGEST = 64 * 1024;
  private static final Path LINK = Path.of("/proc/self/fd/0");

  private final InputStream stream;
  private @Nullable Thread reader;
  private @Nullable Runnable whenThere;
  private byte @Nullable [] piece;
  private @Nullable HalException failure;

  ReadInput(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public synchronized byte @Nullable [] take(Runnable whenThere) {
    HalException failed = failure;
    byte[] taken = piece;
    failure = null;
    piece = null;
    if (failed != null) {
      throw failed;
    }
    if (taken == null) {
      this.whenThere = whenThere;
      start();
      notifyAll();
    }
    return taken;
  }

  private void start() {
    if (reader == null) {
      reader = Thread.ofPlatform().daemon().name("tayberry-stdin").start(this::read);
    }
  }

  private void read() {
    byte[] buffer = new byte[LARGEST];
    try {
      while (true) {
        awaitAsked();
        byte @Nullable [] came = null;
        @Nullable HalException failed = null;
        try {
          came = Arrays.copyOf(buffer, Math.max(0, stream.read(buffer)));
        } catch (IOException e) {
          // Closed by whoever started us (<&-): nothing comes from there.
          boolean closed = String.valueOf(e.getMessage()).contains("Bad file descriptor");
          came = closed ? new byte[0] : null;
          failed = closed ? null : FileErrors.of(e);
        }
        arrived(came, failed).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitAsked() throws InterruptedException {
    while (whenThere == null) {
      wait();
    }
  }

  /** Whom to tell. */
  private synchronized Runnable arrived(byte @Nullable [] came, @Nullable HalException failed) {
    piece = came;
    failure = failed;
    Runnable told = whenThere == null ? () -> {} : whenThere;
    whenThere = null;
    return told;
  }

  /** By its name: to Java there is a terminal only where the output is one as well. */
  @SuppressWarnings("SystemConsoleNull") // NullAway knows it as nullable still
  @Override
  public boolean isTerminal() {
    try {
      return Files.readSymbolicLink(LINK).toString().matches("/dev/(pts/\\d+|tty.*|console)");
    } catch (IOException | UnsupportedOperationException e) {
      var console = System.console(); // no Linux
      return console != null && console.isTerminal();
    }
  }
}

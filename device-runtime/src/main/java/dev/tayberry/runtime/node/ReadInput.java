package dev.tayberry.runtime.node;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An input that blocks. One thread reads it, a piece for each time it is asked for. Neither the
 * program's end nor the process's waits for that thread, and a piece that comes for a program that
 * has ended meanwhile is kept for the one that follows.
 */
final class ReadInput implements Input {
  private static final int LARGEST = 64 * 1024;

  private final InputStream stream;
  private final BooleanSupplier isTerminal;
  private @Nullable Thread reader;
  private @Nullable Runnable whenThere;
  private byte @Nullable [] piece;
  private @Nullable HalException failure;

  ReadInput(InputStream stream, BooleanSupplier isTerminal) {
    this.stream = stream;
    this.isTerminal = isTerminal;
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
          // By whoever started us (<&-): nothing comes from there.
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

  @Override
  public boolean isTerminal() {
    return isTerminal.getAsBoolean();
  }
}

package dev.tayberry.runtime.device;

import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.UnixDatagram;
import dev.tayberry.runtime.node.Output;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor is told of the app: systemd's notify protocol, a datagram of {@code
 * NAME=value} lines to the socket in {@code NOTIFY_SOCKET}. Says nothing where there is none. Any
 * thread; a supervisor that does not read keeps only a thread of its own waiting.
 */
final class Notify implements AutoCloseable {
  private static final long LAST_WORDS_MILLIS = 500;

  private final @Nullable UnixDatagram supervisor;
  private final Output err;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("tayberry-notify").unstarted(task));
  private volatile boolean complained;

  private Notify(@Nullable UnixDatagram supervisor, Output err) {
    this.supervisor = supervisor;
    this.err = err;
  }

  /**
   * To the socket of that address.
   *
   * @param address a path or {@code @name}; null or empty where nobody supervises
   * @throws IllegalArgumentException if it is no address
   */
  static Notify to(@Nullable String address, Output err) {
    if (address == null || address.isEmpty()) {
      return new Notify(null, err);
    }
    return new Notify(new UnixDatagram(address), err);
  }

  boolean isHeard() {
    return supervisor != null;
  }

  void ready(String status) {
    send("READY=1\nSTATUS=" + line(status));
  }

  void status(String status) {
    send("STATUS=" + line(status));
  }

  /**
   * The time has to be of the kernel's monotonic clock, later than the signal that asked for it.
   */
  void reloading(long nanoTime) {
    send("RELOADING=1\nMONOTONIC_USEC=" + nanoTime / 1000);
  }

  void stopping(String status) {
    send("STOPPING=1\nSTATUS=" + line(status));
  }

  void alive() {
    send("WATCHDOG=1");
  }

  /** In the order they are asked for. */
  private void send(String state) {
    if (supervisor != null && !sender.isShutdown()) {
      UnixDatagram to = supervisor;
      sender.execute(() -> send(to, state));
    }
  }

  private void send(UnixDatagram to, String state) {
    try {
      to.send(state);
    } catch (Errno e) {
      if (!complained) {
        complained = true;
        err.line("tay: the supervisor cannot be told of the app's state: " + e.getMessage());
      }
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }

  /** Waits a moment for what is still to be said. */
  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

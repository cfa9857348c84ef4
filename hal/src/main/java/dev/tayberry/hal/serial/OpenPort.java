package dev.tayberry.hal.serial;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A port that is open. Any thread, where the backend has threads of its own. */
public interface OpenPort extends AutoCloseable {
  /** How many bytes may wait to be sent. */
  int SEND_LIMIT = 65_536;

  /** Where it was found: a device's path, or the name of a UART. */
  String path();

  /**
   * Queues bytes and returns at once; settles when the last of them is on the wire.
   *
   * @return fails with ENOBUFS when more than {@link #SEND_LIMIT} bytes would wait, ECANCELED after
   *     a flush, ENODEV once unplugged, EBADF once closed
   */
  CompletableFuture<@Nullable Void> write(byte[] bytes);

  /** Settles when everything written so far is on the wire. */
  CompletableFuture<@Nullable Void> drain();

  /** Drops what waits to be sent; a write that has begun goes on, so that no frame is halved. */
  void flush();

  /** Lets what is written go out for half a second at most, then closes. Idempotent. */
  @Override
  void close();
}

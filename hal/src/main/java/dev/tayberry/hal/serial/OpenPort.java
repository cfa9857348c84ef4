package dev.tayberry.hal.serial;

import java.time.Duration;
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

  /**
   * Holds the line low, after what was written before and before what is written after; settles
   * when it is over.
   *
   * @param length as long as a byte at the least, to be told from one
   * @return fails as {@link #write} does
   */
  CompletableFuture<@Nullable Void> sendBreak(Duration length);

  /**
   * Sets the modem lines that are ours; null leaves one as it is.
   *
   * @throws dev.tayberry.hal.HalException ENOTTY where the port has none, ENODEV, EBADF
   */
  void set(@Nullable Boolean dtr, @Nullable Boolean rts);

  /**
   * The modem lines that are the other side's.
   *
   * @throws dev.tayberry.hal.HalException ENOTTY where the port has none, ENODEV, EBADF
   */
  Signals signals();

  /** Whether the listener is told of signals and faults; not from the start, as it costs time. */
  void watch(boolean on);

  /** The USB adapter it is, {@code usb:1a86:7523:SERIAL}; null where it is none, or unknown. */
  @Nullable String adapter();

  /** Drops what waits to be sent; a write that has begun goes on, so that no frame is halved. */
  void flush();

  /** Lets what is written go out for half a second at most, then closes. Idempotent. */
  @Override
  void close();
}

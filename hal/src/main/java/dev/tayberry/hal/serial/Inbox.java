package dev.tayberry.hal.serial;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came in and was not yet given to JavaScript. Bounded: a line cannot be told to wait, so what
 * does not fit is lost, and counted.
 */
final class Inbox {
  /** Bytes and when the last of them came. */
  static final class Chunk {
    final byte[] bytes;
    final long nanos;

    Chunk(byte[] bytes, long nanos) {
      this.bytes = bytes;
      this.nanos = nanos;
    }
  }

  private final int limit;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private int held;
  private int lost;
  private @Nullable String ended;
  private boolean awaited;

  /**
   * An empty inbox.
   *
   * @param limit how many bytes it holds
   */
  Inbox(int limit) {
    this.limit = limit;
  }

  /** Any thread. Returns whether the loop must be told to come for it. */
  synchronized boolean add(byte[] bytes, long nanos) {
    int fits = Math.min(bytes.length, limit - held);
    if (fits > 0) {
      chunks.add(new Chunk(fits < bytes.length ? Arrays.copyOf(bytes, fits) : bytes, nanos));
      held += fits;
    }
    lost += bytes.length - fits;
    return await();
  }

  /** The last there will be. Returns whether the loop must be told to come for it. */
  synchronized boolean end(String reason) {
    ended = reason;
    return await();
  }

  private boolean await() {
    boolean first = !awaited;
    awaited = true;
    return first;
  }

  /** The loop is here: what comes from now on needs a new call. */
  synchronized void visited() {
    awaited = false;
  }

  synchronized @Nullable Chunk poll() {
    var chunk = chunks.poll();
    if (chunk != null) {
      held -= chunk.bytes.length;
    }
    return chunk;
  }

  /** How many bytes were lost since the last call. */
  synchronized int takeLost() {
    int count = lost;
    lost = 0;
    return count;
  }

  /** Why nothing more will come, if so. */
  synchronized @Nullable String ended() {
    return ended;
  }

  synchronized void clear() {
    chunks.clear();
    held = 0;
  }
}

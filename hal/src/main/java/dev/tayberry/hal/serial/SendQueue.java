package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bytes on their way to a port that blocks: a bounded queue and the one thread that empties it. */
final class SendQueue {
  private static final class Write {
    final int length;
    final Runnable body;
    final CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();

    Write(int length, Runnable body) {
      this.length = length;
      this.body = body;
    }
  }

  private final String path;
  private final Consumer<byte[]> blockingWrite;
  private final ArrayDeque<Write> writes = new ArrayDeque<>();
  private int waiting;
  // The write the thread is at, until it is on the wire.
  private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);
  private @Nullable HalException stopped;

  SendQueue(String path, Consumer<byte[]> blockingWrite) {
    this.path = path;
    this.blockingWrite = blockingWrite;
  }

  void start() {
    // A platform thread: the native write would pin a virtual one.
    Thread.ofPlatform().daemon().name("serial-write " + path).start(this::run);
  }

  CompletableFuture<@Nullable Void> add(byte[] bytes) {
    return add(bytes.length, () -> blockingWrite.accept(bytes));
  }

  /** Something else that must happen between two writes. */
  CompletableFuture<@Nullable Void> add(Runnable body) {
    return add(0, body);
  }

  private synchronized CompletableFuture<@Nullable Void> add(int length, Runnable body) {
    if (stopped != null) {
      return CompletableFuture.failedFuture(stopped);
    }
    if (waiting + length > OpenPort.SEND_LIMIT) {
      return CompletableFuture.failedFuture(PortErrors.sendQueueFull(path, waiting));
    }
    var write = new Write(length, body);
    writes.add(write);
    waiting += length;
    last = write.sent;
    notifyAll();
    return write.sent;
  }

  /** Settles with the last write. */
  synchronized CompletableFuture<@Nullable Void> drained() {
    return last.copy();
  }

  /** Fails what waits; the write under way is not recalled. */
  void clear(HalException reason) {
    ArrayDeque<Write> dropped;
    synchronized (this) {
      dropped = new ArrayDeque<>(writes);
      writes.clear();
      dropped.forEach(write -> waiting -= write.length);
    }
    dropped.forEach(write -> write.sent.completeExceptionally(reason));
  }

  void stop(HalException reason) {
    synchronized (this) {
      stopped = reason;
      notifyAll();
    }
    clear(reason);
  }

  private void run() {
    for (var write = take(); write != null; write = take()) {
      try {
        write.body.run();
        done(write);
        write.sent.complete(null);
      } catch (HalException e) {
        done(write);
        write.sent.completeExceptionally(ended(e));
      }
    }
  }

  private synchronized @Nullable Write take() {
    while (writes.isEmpty()) {
      if (stopped != null) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    return writes.remove();
  }

  private synchronized void done(Write write) {
    waiting -= write.length;
  }

  /** A write that broke because the port went away says so, rather than how it broke. */
  private synchronized HalException ended(HalException failure) {
    return stopped == null ? failure : stopped;
  }
}

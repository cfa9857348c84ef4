package dev.tayberry.hal.serial;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a simulated line: bytes leave one after the other, each taking its time. They
 * arrive in small lots, as from the hardware's queue, each lot when its last byte is complete.
 */
final class Wire {
  /** As many as a PL011 UART, a Raspberry Pi's, collects before it says so. */
  static final int FIFO = 16;

  /** The far end. */
  interface End {
    void arrived(byte[] bytes, int senderBaud);

    /** The line was held low for so long, and is high again. */
    void broken(Duration length);
  }

  private static final class Lot {
    final byte[] bytes;
    final int baud;
    final long byteNanos;
    final @Nullable CompletableFuture<@Nullable Void> sent;

    Lot(byte[] bytes, int baud, long byteNanos, @Nullable CompletableFuture<@Nullable Void> sent) {
      this.bytes = bytes;
      this.baud = baud;
      this.byteNanos = byteNanos;
      this.sent = sent;
    }

    /** Of a break, which is no byte. */
    Lot(Duration length, CompletableFuture<@Nullable Void> sent) {
      this(new byte[0], 0, length.toNanos(), sent);
    }

    boolean isBreak() {
      return bytes.length == 0;
    }

    long nanos() {
      return isBreak() ? byteNanos : bytes.length * byteNanos;
    }
  }

  private final Clock clock;
  private final End end;
  private final ArrayDeque<Lot> lots = new ArrayDeque<>();
  private Clock.@Nullable Timer running;
  // When the lot on the wire began; kept apart from the clock so that late timers do not add up.
  private long began;
  private int waiting;

  Wire(Clock clock, End end) {
    this.clock = clock;
    this.end = end;
  }

  /** Bytes not yet on the wire, or not wholly. */
  int waiting() {
    return waiting;
  }

  CompletableFuture<@Nullable Void> send(byte[] bytes, int baud, long byteNanos) {
    var sent = new CompletableFuture<@Nullable Void>();
    if (bytes.length == 0) {
      return drain();
    }
    for (int at = 0; at < bytes.length; at += FIFO) {
      int to = Math.min(bytes.length, at + FIFO);
      lots.add(
          new Lot(
              Arrays.copyOfRange(bytes, at, to), baud, byteNanos, to < bytes.length ? null : sent));
    }
    waiting += bytes.length;
    begin();
    return sent;
  }

  CompletableFuture<@Nullable Void> sendBreak(Duration length) {
    var sent = new CompletableFuture<@Nullable Void>();
    lots.add(new Lot(length, sent));
    begin();
    return sent;
  }

  private void begin() {
    if (running == null) {
      began = clock.nanoTime();
      next();
    }
  }

  CompletableFuture<@Nullable Void> drain() {
    for (var all = lots.descendingIterator(); all.hasNext(); ) {
      var sent = all.next().sent;
      if (sent != null) {
        return sent.copy();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  private void next() {
    var lot = lots.peek();
    if (lot == null) {
      running = null;
      return;
    }
    long due = began + lot.nanos();
    running = clock.after(Duration.ofNanos(Math.max(0, due - clock.nanoTime())), () -> arrive(due));
  }

  private void arrive(long due) {
    var lot = lots.remove();
    waiting -= lot.bytes.length;
    began = due;
    // The next lot is under way before anybody hears of this one and may send or cut.
    next();
    if (lot.isBreak()) {
      end.broken(Duration.ofNanos(lot.byteNanos));
    } else {
      end.arrived(lot.bytes, lot.baud);
    }
    if (lot.sent != null) {
      lot.sent.complete(null);
    }
  }

  /** Forgets what waits; the write under way goes on, as half a frame would confuse the far end. */
  void drop(HalException reason) {
    var kept = new ArrayDeque<Lot>();
    for (var lot = lots.poll(); lot != null; lot = lots.poll()) {
      kept.add(lot);
      if (lot.sent != null) {
        break;
      }
    }
    var dropped = List.copyOf(lots);
    lots.clear();
    lots.addAll(kept);
    fail(dropped, reason);
  }

  /** The line is cut: whole bytes that are out arrive, the rest is lost and its writes fail. */
  void cut(HalException reason) {
    if (running == null) {
      return;
    }
    running.cancel();
    running = null;
    var dropped = List.copyOf(lots);
    lots.clear();
    var first = dropped.getFirst();
    int out = (int) Math.min(first.bytes.length, (clock.nanoTime() - began) / first.byteNanos);
    if (out > 0) {
      end.arrived(Arrays.copyOf(first.bytes, out), first.baud);
    }
    fail(dropped, reason);
  }

  private void fail(List<Lot> dropped, HalException reason) {
    for (var lot : dropped) {
      waiting -= lot.bytes.length;
      if (lot.sent != null) {
        lot.sent.completeExceptionally(reason);
      }
    }
  }
}

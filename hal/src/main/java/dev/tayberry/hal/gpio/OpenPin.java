package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import org.jspecify.annotations.Nullable;

/** One open line of an app. On the loop's thread, where it brings what the backend reports. */
final class OpenPin {
  /** Told of an edge; counts are doubles, since a long would be a BigInt. */
  @FunctionalInterface
  interface EdgeCallback {
    void edge(int value, long timestamp, double sequence, double lost);
  }

  /** Told that the line is gone; it is closed by then. */
  @FunctionalInterface
  interface FailureCallback {
    void failed(HalException error);
  }

  /** Where the JS half wants to hear of the line. */
  record Callbacks(EdgeCallback onEdge, FailureCallback onFailure) {}

  /** Who guards it, and its name there. */
  record Keeper(Guard guard, String name) {}

  private final Loop loop;
  private final String consumer;
  private final Callbacks callbacks;
  private final EdgeQueue edges;
  private final GuardedLine guarded;
  private final OpenLines lines;
  private @Nullable Hold hold;
  private boolean closed;

  /** A line that nobody guards. */
  OpenPin(Loop loop, Gpio gpio, LineRequest request, Callbacks callbacks) {
    this(loop, gpio, request, callbacks, new Keeper(Guard.NONE, ""));
  }

  OpenPin(Loop loop, Gpio gpio, LineRequest request, Callbacks callbacks, Keeper keeper) {
    this.loop = loop;
    this.consumer = request.consumer();
    this.callbacks = callbacks;
    this.edges = new EdgeQueue(loop, this::deliver);
    LineListener listener =
        new LineListener() {
          @Override
          public void edge(LineEvent event) {
            edges.add(event);
          }

          @Override
          public void failed(HalException error) {
            loop.post(() -> fail(error));
          }
        };
    this.guarded =
        new GuardedLine(keeper, request.lines().getFirst(), error -> loop.post(() -> fail(error)));
    this.lines = guarded.open(() -> gpio.open(request, listener));
  }

  @Exported
  int read() {
    return lines.level(0);
  }

  @Exported
  void write(int value) {
    if (closed) {
      lines.set(0, value); // which is refused
    }
    guarded.write(value);
  }

  /** Somebody waits for edges, or nobody does any more: an app that waits does not end. */
  @Exported
  void listen(boolean wanted) {
    if (hold != null) {
      hold.release();
      hold = null;
    }
    if (wanted && !closed) {
      hold = loop.hold("gpio: " + consumer + " waits for edges");
    }
  }

  /** Idempotent. */
  @Exported
  void close() {
    closed = true;
    listen(false);
    guarded.close();
  }

  boolean isClosed() {
    return closed;
  }

  private void deliver(LineEvent event, long lost) {
    if (!closed) {
      callbacks.onEdge.edge(
          event.level(), event.timestamp(), (double) event.sequence(), (double) lost);
    }
  }

  private void fail(HalException error) {
    if (!closed) {
      close();
      callbacks.onFailure.failed(error);
    }
  }
}

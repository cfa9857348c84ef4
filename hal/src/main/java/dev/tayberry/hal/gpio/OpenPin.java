package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import java.time.Duration;
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

  private final Loop loop;
  private final String consumer;
  private final Callbacks callbacks;
  private final EdgeQueue edges;
  private final OpenLines lines;
  private @Nullable Hold hold;
  private @Nullable OnTime onTime;
  private boolean closed;

  OpenPin(Loop loop, Gpio gpio, LineRequest request, Callbacks callbacks) {
    this.loop = loop;
    this.consumer = request.consumer();
    this.callbacks = callbacks;
    this.edges = new EdgeQueue(loop, this::deliver);
    this.lines =
        gpio.open(
            request,
            new LineListener() {
              @Override
              public void edge(LineEvent event) {
                edges.add(event);
              }

              @Override
              public void failed(HalException error) {
                loop.post(() -> fail(error));
              }
            });
  }

  @Exported
  int read() {
    return lines.level(0);
  }

  @Exported
  void write(int value) {
    lines.set(0, value);
    if (onTime != null) {
      onTime.written(value);
    }
  }

  /** From now on this output may be away from its safe level for so long only. */
  void limit(OnTime limit) {
    onTime = limit;
    limit.written(read());
  }

  /** It goes to its safe level by being closed: an app that forgot it must not go on unawares. */
  void overran(Duration maxOn) {
    fail(
        new HalException(
            "ERR_MAX_ON",
            "gpio: %s was away from its safe level for %s ms, its maxOn, and is closed; switch it off in time, or raise maxOn in package.json"
                .formatted(consumer, maxOn.toMillis())));
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
    if (onTime != null) {
      onTime.close();
    }
    listen(false);
    lines.close();
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

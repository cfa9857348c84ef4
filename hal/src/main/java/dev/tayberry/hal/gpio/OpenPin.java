package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open line of an app, or several that are one request: line 0 is bit 0. On the loop's thread,
 * where it brings what the backend reports.
 */
final class OpenPin {
  /** Told of an edge of a line; counts are doubles, since a long would be a BigInt. */
  @FunctionalInterface
  interface EdgeCallback {
    void edge(int value, long timestamp, double sequence, double lost, int index);
  }

  /** Told that the lines are gone; they are closed by then. */
  @FunctionalInterface
  interface FailureCallback {
    void failed(HalException error);
  }

  /** Where the JS half wants to hear of the lines. */
  record Callbacks(EdgeCallback onEdge, FailureCallback onFailure) {}

  private final Loop loop;
  private final String consumer;
  private final Callbacks callbacks;
  private final EdgeQueue edges;
  private final GuardedLines guarded;
  private final OpenLines lines;
  private List<LineSettings> settings;
  private long written;
  private @Nullable Hold hold;
  private boolean closed;

  /** Lines that nobody guards. */
  OpenPin(Loop loop, Gpio gpio, LineRequest request, Callbacks callbacks) {
    this(
        loop,
        gpio,
        request,
        callbacks,
        Collections.nCopies(request.lines().size(), GuardedLines.Keeper.NOBODY));
  }

  OpenPin(
      Loop loop,
      Gpio gpio,
      LineRequest request,
      Callbacks callbacks,
      List<GuardedLines.Keeper> keepers) {
    this.loop = loop;
    this.consumer = request.consumer();
    this.callbacks = callbacks;
    this.settings = request.lines();
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
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i) instanceof LineSettings.Output output) {
        written |= (long) output.initial() << i;
      }
    }
    this.guarded = new GuardedLines(keepers, settings, error -> loop.post(() -> fail(error)));
    this.lines = guarded.open(() -> gpio.open(request, listener));
  }

  @Exported
  int read() {
    return lines.level(0);
  }

  /** Every level as a bit; exact, since an app's request has 53 lines at most. */
  @Exported
  double readAll() {
    return lines.read();
  }

  @Exported
  void write(int value) {
    write(1, value);
  }

  /** The lines whose bit is in the mask, together. */
  @Exported
  void writeAll(double mask, double levels) {
    write((long) mask, (long) levels);
  }

  private void write(long mask, long levels) {
    if (closed) {
      lines.write(mask, levels); // which is refused
    }
    guarded.write(mask, levels);
    written = (written & ~mask) | (levels & mask);
  }

  /** What was written last, as bits. */
  @Exported
  double written() {
    return written;
  }

  /** What is null stays as it is. */
  @Exported
  void reconfigureInput(GpioModule.InputOptions options) {
    reconfigure(settings.stream().map(line -> PinSettings.changed(line, options)).toList());
  }

  /** What is null stays as it is, and so does the logical level. */
  @Exported
  void reconfigureOutput(GpioModule.OutputOptions options) {
    List<LineSettings> wanted = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      wanted.add(PinSettings.changed(settings.get(i), options, (int) (written >> i & 1)));
    }
    reconfigure(wanted);
  }

  private void reconfigure(List<LineSettings> wanted) {
    if (closed) {
      lines.reconfigure(wanted); // which is refused
    }
    guarded.reconfigure(wanted);
    settings = wanted;
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
          event.level(),
          event.timestamp(),
          (double) event.sequence(),
          (double) lost,
          event.index());
    }
  }

  private void fail(HalException error) {
    if (!closed) {
      close();
      callbacks.onFailure.failed(error);
    }
  }
}

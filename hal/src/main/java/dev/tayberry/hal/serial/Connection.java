package dev.tayberry.hal.serial;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.serial.framing.Framer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An open port as JavaScript holds it: brings what comes in to the loop, cuts frames there, and
 * keeps the program running. Paused until the first {@link #resume()}.
 */
public final class Connection {
  private static final byte[] NONE = {};

  private final Loop loop;
  private final boolean blocks;
  private final PortEvents events;
  private final Inbox inbox;
  private final @Nullable Framer framer;
  private final Duration silence;
  private final GuardedPort guarded;
  private final FrameEvents frames = new FrameEvents();
  private @Nullable OpenPort port;
  private @Nullable Hold hold;
  private Clock.@Nullable Timer silenceTimer;
  private boolean paused = true;
  private boolean watched;
  private boolean over;
  private int garbage;

  /** Who guards the port, and its name there. */
  record Watching(Guard guard, String name) {}

  /** A connection waiting for its port. */
  Connection(Loop loop, boolean blocks, OpenOptions options, PortEvents events, Watching watching) {
    this.loop = loop;
    this.blocks = blocks;
    this.events = events;
    this.inbox = new Inbox(options.inboxLimit);
    this.framer = options.framer;
    this.guarded =
        new GuardedPort(
            watching.guard(), watching.name(), options, why -> loop.post(() -> tripped(why)));
    // Bytes come in lots: silence is only sure once a whole lot could have come.
    long lot = (Wire.FIFO + 1) * options.settings.byteNanos();
    this.silence = Duration.ofNanos(framer == null ? 0 : framer.gapNanos() + lot);
  }

  /** Any thread, as the backend likes. */
  PortListener listener() {
    return new PortListener() {
      @Override
      public void received(byte[] bytes, long nanos) {
        guarded.received(bytes, nanos);
        if (inbox.add(bytes, nanos)) {
          loop.post(Connection.this::deliver);
        }
      }

      @Override
      public void disconnected(String reason) {
        if (inbox.end(reason)) {
          loop.post(Connection.this::deliver);
        }
      }

      @Override
      public void signals(Signals now) {
        loop.post(() -> tell("signals", "", bits(now)));
      }

      @Override
      public void fault(Fault fault, int count) {
        loop.post(() -> tell("fault", fault.name().toLowerCase(Locale.ROOT), count));
      }
    };
  }

  private void tell(String event, String reason, int count) {
    if (!over) {
      events.happened(event, NONE, reason, count);
    }
  }

  /** CTS 1, DSR 2, RI 4, DCD 8. */
  private static int bits(Signals signals) {
    return (signals.cts() ? 1 : 0)
        | (signals.dsr() ? 2 : 0)
        | (signals.ri() ? 4 : 0)
        | (signals.dcd() ? 8 : 0);
  }

  void opened(OpenPort open) {
    port = open;
    guarded.opened(open);
    open.watch(watched);
    hold = loop.hold("serial port " + open.path());
    // A port may hang up as soon as it is open, before anybody knows of it.
    loop.post(this::deliver);
  }

  private OpenPort port() {
    if (port == null) {
      throw new IllegalStateException("used before it was opened");
    }
    return port;
  }

  @Exported
  public String path() {
    return port().path();
  }

  @Exported
  public CompletableFuture<@Nullable Void> write(byte[] bytes) {
    return guarded.write(bytes);
  }

  @Exported
  public CompletableFuture<@Nullable Void> drain() {
    return port().drain();
  }

  /** Holds the line low, in its turn among the writes. */
  @Exported
  public CompletableFuture<@Nullable Void> sendBreak(double millis) {
    return guarded.sendBreak(Duration.ofNanos((long) (millis * 1e6)));
  }

  /** Sets DTR and RTS; null leaves one as it is. */
  @Exported
  public CompletableFuture<@Nullable Void> set(@Nullable Boolean dtr, @Nullable Boolean rts) {
    return away(
        "setting modem lines",
        () -> {
          guarded.set(dtr, rts);
          return null;
        });
  }

  /** The other side's lines, as the event's bits. */
  @Exported
  public CompletableFuture<Integer> signals() {
    return away("reading modem lines", () -> bits(port().signals()));
  }

  private <T extends @Nullable Object> CompletableFuture<T> away(String what, Callable<T> call) {
    if (blocks) {
      return loop.work(what + " of " + path(), call);
    }
    try {
      return CompletableFuture.completedFuture(call.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** From now on signals and faults are told. */
  @Exported
  public void watch() {
    watched = true;
    if (port != null && !over) {
      port.watch(true);
    }
  }

  /** The USB adapter it is, to know it again after an unplug; null for others. */
  @Exported
  public @Nullable String adapter() {
    return port().adapter();
  }

  /** Drops what waits to be sent and what came in and was not yet given. */
  @Exported
  public void flush() {
    guarded.flush();
    inbox.clear();
    if (framer != null) {
      framer.reset();
    }
  }

  @Exported
  public void pause() {
    paused = true;
  }

  @Exported
  public void resume() {
    if (paused) {
      paused = false;
      loop.post(this::deliver);
    }
  }

  @Exported
  public CompletableFuture<@Nullable Void> close() {
    if (over) {
      return CompletableFuture.completedFuture(null);
    }
    end();
    if (!blocks) {
      shut();
      return CompletableFuture.completedFuture(null);
    }
    return loop.work(
            "closing serial port " + path(),
            () -> {
              shut();
              return path();
            })
        .<@Nullable Void>thenApply(done -> null);
  }

  /** Closes the port, on whatever thread this is. Last words go before all that still waits. */
  void shut() {
    guarded.close();
  }

  /** It could not be opened. */
  void failed() {
    guarded.gone();
  }

  private void tripped(HalException why) {
    if (!over) {
      events.happened("tripped", NONE, why.code() + " " + why.getMessage(), 0);
    }
  }

  boolean isOver() {
    return over;
  }

  /** Nothing is told any more. */
  void end() {
    over = true;
    cancelSilence();
    if (hold != null) {
      hold.release();
    }
  }

  private void deliver() {
    if (port == null) {
      return;
    }
    inbox.visited();
    int lost = over ? 0 : inbox.takeLost();
    if (lost > 0) {
      events.happened("overrun", NONE, "", lost);
    }
    String ended = inbox.ended();
    // What came before the end is given now or never.
    while (!over && (!paused || ended != null)) {
      var chunk = inbox.poll();
      if (chunk == null) {
        break;
      }
      give(chunk);
    }
    if (ended != null && !over) {
      if (framer != null) {
        framer.silence(frames);
      }
      end();
      guarded.gone();
      events.happened("disconnect", NONE, ended, 0);
    }
  }

  private void give(Inbox.Chunk chunk) {
    if (framer == null) {
      events.happened("data", chunk.bytes, "", 0);
      return;
    }
    cancelSilence();
    framer.accept(chunk.bytes, chunk.nanos, frames);
    if (!over && framer.gapNanos() > 0 && framer.holdsBytes()) {
      silenceTimer = loop.clock().after(silence, () -> framer.silence(frames));
    }
  }

  private void cancelSilence() {
    if (silenceTimer != null) {
      silenceTimer.cancel();
      silenceTimer = null;
    }
  }

  private final class FrameEvents implements Framer.Sink {
    @Override
    public void frame(byte[] frame) {
      if (!over) {
        events.happened("frame", frame, "", 0);
      }
    }

    @Override
    public void garbage(byte[] bytes, Framer.Fault fault) {
      garbage += bytes.length;
      if (!over) {
        events.happened("garbage", bytes, fault.name().toLowerCase(Locale.ROOT), garbage);
      }
    }
  }
}

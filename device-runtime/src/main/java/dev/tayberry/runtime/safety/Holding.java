package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pins whose level a trip leaves as it is while something still moves: a control box that is let go
 * of in the middle of a move locks itself. The serial port that knows the box has been told to
 * stop; when it says that the box rests, or the time is over, the pin goes safe.
 */
final class Holding {
  /** Does something under the guard's lock, or without it where that takes too long. */
  interface Urgent {
    void run(Runnable action);
  }

  private record Held(Watch pin, Watch port, long until, HalException why) {}

  private static final Duration LOOK = Duration.ofMillis(20);

  private final Clock clock;
  private final Urgent urgent;
  private final List<Held> held = new ArrayList<>();
  private final List<Runnable> whenQuiet = new ArrayList<>();

  Holding(Clock clock, Urgent urgent) {
    this.clock = clock;
    this.urgent = urgent;
  }

  /** The pin keeps its level, and neither it nor the port is closed meanwhile. */
  void begin(Watch pin, Watch port, Duration atMost, HalException why) {
    pin.held = true;
    port.held = true;
    synchronized (this) {
      held.add(new Held(pin, port, clock.nanoTime() + atMost.toNanos(), why));
      if (held.size() > 1) {
        return;
      }
    }
    clock.after(LOOK, this::look);
  }

  synchronized boolean isQuiet() {
    return held.isEmpty();
  }

  /** Runs it once nothing is held; at once, if nothing is. */
  void whenQuiet(Runnable action) {
    synchronized (this) {
      if (!held.isEmpty()) {
        whenQuiet.add(action);
        return;
      }
    }
    action.run();
  }

  private void look() {
    List<Held> all;
    synchronized (this) {
      all = List.copyOf(held);
    }
    long now = clock.nanoTime();
    for (Held each : all) {
      if (now - each.until >= 0 || each.port.isAtRest(now)) {
        letGo(each);
      }
    }
    List<Runnable> quiet;
    synchronized (this) {
      if (!held.isEmpty()) {
        clock.after(LOOK, this::look);
        return;
      }
      quiet = List.copyOf(whenQuiet);
      whenQuiet.clear();
    }
    quiet.forEach(Runnable::run);
  }

  private void letGo(Held each) {
    boolean last;
    synchronized (this) {
      held.remove(each);
      last = held.stream().noneMatch(other -> other.port == each.port);
    }
    urgent.run(each.pin::goSafe);
    over(each.pin, each.why);
    if (last) {
      over(each.port, each.why);
    }
  }

  private void over(Watch watch, HalException why) {
    urgent.run(() -> watch.held = false);
    Runnable closing = watch.closing;
    if (closing != null) {
      try {
        closing.run();
      } catch (RuntimeException | Error e) {
        // A cable that is out: the others, and the program's end, still wait for us.
      } finally {
        watch.close();
      }
    }
    watch.tell(why);
  }
}

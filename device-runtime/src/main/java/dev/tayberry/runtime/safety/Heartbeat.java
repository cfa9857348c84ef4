package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Wiring;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The sign of life a program must give while any output is away from its safe level: by its app, or
 * by its loop, which is asked four times as often as it must answer.
 */
final class Heartbeat {
  /** What happens when it does not come. */
  interface Missed {
    void missed(Reason reason, String message);
  }

  private static final int ASKED_AS_OFTEN = 4;

  private final Place place;
  private final Duration within;
  private final boolean byApp;
  private final boolean declared;
  private final Missed missed;
  private volatile long last;
  private volatile boolean asked;
  private Clock.@Nullable Timer timer;

  Heartbeat(Place place, Wiring.@Nullable Heartbeat wanted, Duration blocked, Missed missed) {
    this.place = place;
    this.within = wanted == null ? blocked : wanted.within();
    this.byApp = wanted != null && wanted.byApp();
    this.declared = wanted != null;
    this.missed = missed;
  }

  /** The app is alive; any thread. */
  void beat() {
    if (byApp) {
      last = place.clock().nanoTime();
    }
  }

  /** Some output is away from its safe level. */
  synchronized void start() {
    if (timer != null || !(byApp || place.isOutsideTheLoop())) {
      return; // on the loop's own clock a loop that does not turn is never late
    }
    last = place.clock().nanoTime();
    asked = false;
    look();
  }

  /** All are on it: nobody needs to be alive. */
  synchronized void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** Whether it is too late; else looks again in time. */
  private boolean look() {
    long late = place.clock().nanoTime() - last - within.toNanos();
    if (late >= 0 && (byApp || asked)) {
      timer = null;
      return true;
    }
    if (!byApp && !asked) {
      last = place.clock().nanoTime();
      asked = true;
      place.ask(() -> asked = false);
    }
    Duration next = byApp ? Duration.ofNanos(-late) : within.dividedBy(ASKED_AS_OFTEN);
    timer = place.clock().after(next, this::wake);
    return false;
  }

  private void wake() {
    boolean late;
    synchronized (this) {
      late = timer != null && look();
    }
    if (late) { // outside: whoever writes has the guard's lock, and may want this one
      miss();
    }
  }

  private void miss() {
    missed.missed(
        declared ? Reason.HEARTBEAT : Reason.BLOCKED,
        byApp
            ? "the app did not call safety.beat() within " + Interlocks.millis(within)
            : "the loop did not turn within " + Interlocks.millis(within));
  }
}

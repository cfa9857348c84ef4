package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.engine.Patience;
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
  private final Duration usual;
  private final Patience patience;
  private final boolean byApp;
  private final boolean declared;
  private final Missed missed;
  private volatile long last;
  private volatile boolean asked;
  private Clock.@Nullable Timer timer;

  Heartbeat(Place place, Wiring.@Nullable Heartbeat wanted, Patience patience, Missed missed) {
    this.place = place;
    this.usual = wanted == null ? patience.usual() : wanted.within();
    this.patience = patience;
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

  /** The entry has been run, which is a sign of life, too. */
  synchronized void loaded() {
    patience.loaded();
    if (timer != null && !byApp) {
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

  /** Null, or the limit that is over; looks again in time. */
  private @Nullable Duration look() {
    long now = place.clock().nanoTime();
    Duration within = byApp ? usual : patience.within(usual, now);
    long late = now - last - within.toNanos();
    if (late >= 0 && (byApp || asked)) {
      timer = null;
      return within;
    }
    if (!byApp && !asked) {
      last = now;
      asked = true;
      place.ask(() -> asked = false);
    }
    Duration next = byApp ? Duration.ofNanos(-late) : usual.dividedBy(ASKED_AS_OFTEN);
    timer = place.clock().after(next, this::wake);
    return null;
  }

  private void wake() {
    Duration over;
    synchronized (this) {
      over = timer == null ? null : look();
    }
    if (over != null) { // outside: whoever writes has the guard's lock, and may want this one
      miss(over);
    }
  }

  private void miss(Duration within) {
    missed.missed(
        declared ? Reason.HEARTBEAT : Reason.BLOCKED,
        byApp
            ? "the app did not call safety.beat() within " + Interlocks.millis(within)
            : "the loop did not turn within " + Interlocks.millis(within));
  }
}

package dev.tayberry.runtime.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a script does not come back to the loop, from a thread of its own: after a second
 * where it is, without disturbing it; after its limit, that it has to end. Real time, always: a
 * script that blocks stops virtual time too.
 */
final class Watchdog {
  static final Duration REPORT_AFTER = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofMillis(100);

  /** One stay inside JavaScript, from outermost call to return. */
  private static final class Stay {
    final Script script;
    volatile long since = System.nanoTime();
    boolean reported;
    boolean ended;

    Stay(Script script) {
      this.script = script;
    }
  }

  private static volatile @Nullable Stay current;

  static {
    Thread.ofPlatform().daemon().name("tayberry-watchdog").start(Watchdog::watch);
  }

  private Watchdog() {}

  /** On the loop's thread. */
  static void entered(Script script) {
    Stay stay = new Stay(script);
    script.patience().entered(stay.since);
    current = stay;
  }

  /** On the loop's thread. */
  static void left() {
    current = null;
  }

  /** It is slow, but it gets somewhere: a module more is loaded. */
  static void progress() {
    Stay stay = current;
    if (stay != null) {
      stay.since = System.nanoTime();
    }
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(PERIOD);
      } catch (InterruptedException e) {
        return;
      }
      Stay stay = current;
      if (stay != null) {
        look(stay);
      }
    }
  }

  private static void look(Stay stay) {
    long now = System.nanoTime();
    long nanos = now - stay.since;
    if (!stay.reported && nanos >= REPORT_AFTER.toNanos()) {
      stay.reported = true;
      stay.script.whereAsync(
          where -> {
            if (stay == current) {
              stay.script.blocked(Duration.ofNanos(System.nanoTime() - stay.since), where);
            }
          });
    }
    Duration limit = stay.script.patience().blocked(now);
    if (!stay.ended && nanos >= limit.toNanos()) {
      stay.ended = true;
      stay.script.blockedTooLong(limit);
    }
  }
}

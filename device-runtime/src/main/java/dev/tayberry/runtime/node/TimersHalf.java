package dev.tayberry.runtime.node;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Hold;
import dev.tayberry.runtime.loop.ProgramLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The native half of node:timers: ids go down with a delay and come back when it is over. */
public final class TimersHalf {
  /** What is called with the id of a timer whose time has come. */
  @FunctionalInterface
  public interface Fire {
    void fire(int id);
  }

  private final ProgramLoop loop;
  private final Map<Integer, Clock.Timer> timers = new HashMap<>();
  private final Set<Integer> immediates = new HashSet<>();
  private final Map<Integer, Hold> holds = new HashMap<>();
  private @Nullable Fire fire;

  public TimersHalf(ProgramLoop loop) {
    this.loop = loop;
  }

  @Exported
  void connect(Fire fire) {
    this.fire = fire;
  }

  @Exported
  void start(int id, double milliseconds) {
    Clock.Timer earlier =
        timers.put(
            id, loop.clock().after(Duration.ofNanos((long) (milliseconds * 1e6)), () -> fire(id)));
    if (earlier != null) {
      earlier.cancel();
    }
  }

  @Exported
  void immediate(int id) {
    immediates.add(id);
    hold(id, "an immediate");
    loop.immediate(
        () -> {
          if (immediates.remove(id)) {
            fire(id);
          }
        });
  }

  /** The timer keeps the program running. */
  @Exported
  void hold(int id, String what) {
    holds.computeIfAbsent(id, i -> loop.hold(what));
  }

  @Exported
  void release(int id) {
    Hold hold = holds.remove(id);
    if (hold != null) {
      hold.release();
    }
  }

  @Exported
  void cancel(int id) {
    Clock.Timer timer = timers.remove(id);
    if (timer != null) {
      timer.cancel();
    }
    immediates.remove(id);
    release(id);
  }

  private void fire(int id) {
    timers.remove(id);
    if (fire != null) {
      // An interval holds on by starting again; the program must not look idle in between.
      fire.fire(id);
    }
    if (!timers.containsKey(id)) {
      release(id);
    }
  }
}

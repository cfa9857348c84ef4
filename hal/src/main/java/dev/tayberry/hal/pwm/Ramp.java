package dev.tayberry.hal.pwm;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** A way from one duty to another, in steps on the loop's clock. On the loop's thread. */
final class Ramp {
  /** How the duty moves over the time. */
  enum Curve {
    /** At one speed. */
    LINEAR,
    /** Slowly at both ends. */
    EASE
  }

  /** No eye and no motor sees smaller steps. */
  private static final long STEP = 10_000_000;

  private final Clock clock;
  private final double from;
  private final double to;
  private final Curve curve;
  private final DoubleConsumer set;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private Clock.@Nullable Timer timer;
  private long began;
  private long duration;

  Ramp(Clock clock, double from, double to, Curve curve, DoubleConsumer set) {
    this.clock = clock;
    this.from = from;
    this.to = to;
    this.curve = curve;
    this.set = set;
  }

  /** Settles with whether it got there, or fails with what a write on the way failed with. */
  CompletableFuture<Boolean> start(double millis) {
    began = clock.nanoTime();
    duration = Math.round(millis * 1e6);
    step();
    return done;
  }

  /** Somebody else has the say now. */
  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    done.complete(false);
  }

  private void step() {
    long passed = clock.nanoTime() - began;
    try {
      if (passed >= duration) {
        set.accept(to);
        done.complete(true);
        return;
      }
      double share = (double) passed / duration;
      if (curve == Curve.EASE) {
        share = share * share * (3 - 2 * share);
      }
      set.accept(from + (to - from) * share);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      return;
    }
    // After a pause it goes on from where it should be by then: nothing is made up for.
    long next = Math.min(STEP, duration - passed);
    timer = clock.after(Duration.ofNanos(next), this::step);
  }
}

package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One open output, or serial port, under guard. What changes is written under the guard's lock. */
final class Watch implements Guard.Watched {
  private final SafetyGuard guard;
  private final Guard.Output output;
  private final AtomicReference<@Nullable Reason> trip = new AtomicReference<>();
  final String name;

  /** What the manifest says of it; null for a serial port. */
  final Wiring.@Nullable Pin pin;

  volatile boolean away;

  /** When it left its safe level last. */
  volatile long since;

  Clock.@Nullable Timer maxOn;

  /** Whether a trip holds its level still; its closing waits then. */
  volatile boolean held;

  volatile @Nullable Runnable closing;
  private volatile boolean closed;
  private volatile boolean told;

  Watch(SafetyGuard guard, String name, Wiring.@Nullable Pin pin, Guard.Output output) {
    this.guard = guard;
    this.name = name;
    this.pin = pin;
    this.output = output;
  }

  @Override
  public void write(boolean leaves, Runnable write) {
    guard.write(this, leaves, write);
  }

  @Override
  public void close(Runnable shut) {
    guard.close(this, shut);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      guard.closed(this);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** False if somebody else tripped it before. */
  boolean markTripped(Reason reason) {
    return trip.compareAndSet(null, reason);
  }

  boolean isTripped() {
    return trip.get() != null;
  }

  /**
   * Whether its program is ending, or may be: what handlers of its last moments write to a pin is
   * let go unheard, so that a farewell is not cut short by an LED. A port's writer waits for an
   * answer.
   */
  boolean isOver() {
    Reason reason = trip.get();
    return pin != null
        && reason != null
        && (reason.endsTheProgram() || (reason == Reason.SIGNAL && !told));
  }

  HalException refusal() {
    Reason reason = trip.get();
    return new HalException(
        "ERR_TRIPPED",
        "safety: %s was put on its safe level (%s) and stays there; close it and open it anew"
            .formatted(name, reason == null ? "tripped" : reason.word()));
  }

  /** Null, or why it may not be safe. */
  @Nullable Throwable makeSafe() {
    try {
      output.makeSafe();
      return null;
    } catch (RuntimeException | Error e) {
      return closed ? null : e; // what closes at this moment goes safe by that
    }
  }

  /** Safe at last; what hinders it was told when the trip was. */
  void goSafe() {
    if (makeSafe() == null) {
      guard.arrived(this);
    }
  }

  /**
   * The app hears why, unless its program ends with it. One that was asked to end by a signal has
   * time for its farewell; if it is there still, it lives on, and must know.
   */
  void tell(HalException why) {
    Reason reason = trip.get();
    if (reason == Reason.SIGNAL) {
      guard.afterFarewell(() -> tellNow(why));
    } else if (reason != null && !reason.endsTheProgram()) {
      tellNow(why);
    }
  }

  private void tellNow(HalException why) {
    told = true;
    try {
      output.tripped(why);
    } catch (RuntimeException | Error e) {
      // It is safe; that its program cannot be told any more must not keep the others from it.
    }
  }

  boolean isAtRest(long now) {
    try {
      return output.isAtRest(now);
    } catch (RuntimeException | Error e) {
      return true; // nobody is left who could know better
    }
  }
}

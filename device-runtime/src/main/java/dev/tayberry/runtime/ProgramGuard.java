package dev.tayberry.runtime;

import dev.tayberry.runtime.engine.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.safety.SafetyGuard;
import dev.tayberry.runtime.safety.Trip;
import dev.tayberry.runtime.safety.TripLog;

/** The guard over a program's outputs, and where it tells of its trips. */
final class ProgramGuard {
  private ProgramGuard() {}

  static SafetyGuard of(Program.Spec spec, Patience patience, Hardware hardware, EventLoop loop) {
    SafetyGuard guard =
        hardware.isAnyThreads()
            ? SafetyGuard.onItsOwn(spec.wiring(), patience, hardware.wentSafe(), loop)
            : SafetyGuard.onLoop(spec.wiring(), patience, hardware.wentSafe(), loop);
    guard.records().listen(trip -> announce(trip, spec.err()));
    // A rig that stands alone may write nowhere.
    spec.writable().stream().findFirst().map(TripLog::new).ifPresent(guard.records()::listen);
    return guard;
  }

  /**
   * Whoever ends a program knows that he did, and an error says itself that it ended one: of such a
   * trip only what went wrong is news.
   */
  private static void announce(Trip trip, Output err) {
    if (!trip.reason().endsTheProgram() || trip.amiss()) {
      err.line(
          "tay: safety: %s safe (%s): %s"
              .formatted(String.join(", ", trip.pins()), trip.reason().word(), trip.message()));
    }
  }
}

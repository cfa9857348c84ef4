package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Loop;
import java.util.List;

/** The native half of {@code hal:safety}; on the loop's thread. */
public final class SafetyModule {
  /** Told of a trip when the loop turns again. */
  @FunctionalInterface
  interface OnTrip {
    void tripped(Report trip);
  }

  /** A trip as JavaScript has it; milliseconds are a double, since a long would be a BigInt. */
  record Report(String reason, List<String> pins, String message, double time) {
    static Report of(Trip trip) {
      return new Report(trip.reason().word(), trip.pins(), trip.message(), trip.time());
    }
  }

  private final SafetyGuard guard;
  private final Loop loop;

  public SafetyModule(SafetyGuard guard, Loop loop) {
    this.guard = guard;
    this.loop = loop;
  }

  @Exported
  void beat() {
    guard.beat();
  }

  @Exported
  List<Report> trips() {
    return guard.records().all().stream().map(Report::of).toList();
  }

  @Exported
  void listen(OnTrip listener) {
    guard.records().listen(trip -> loop.post(() -> listener.tripped(Report.of(trip))));
  }
}

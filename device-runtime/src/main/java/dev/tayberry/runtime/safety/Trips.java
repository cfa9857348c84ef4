package dev.tayberry.runtime.safety;

/** Hears of trips, after the outputs are safe; on a thread that nothing waits for. */
@FunctionalInterface
public interface Trips {
  void tripped(Trip trip);
}

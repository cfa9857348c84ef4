package dev.tayberry.runtime.safety;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The trips of one program, the newest last, and who hears of them. Any thread. */
public final class TripRecords {
  private static final int KEPT = 100;

  private final Place place;
  private final Deque<Trip> trips = new ArrayDeque<>();
  private final List<Trips> listeners = new CopyOnWriteArrayList<>();

  TripRecords(Place place) {
    this.place = place;
  }

  void add(Trip trip) {
    synchronized (trips) {
      if (trips.size() == KEPT) {
        trips.removeFirst();
      }
      trips.add(trip);
    }
    for (Trips listener : listeners) {
      place.tell(() -> listener.tripped(trip));
    }
  }

  /** The last hundred. */
  public List<Trip> all() {
    synchronized (trips) {
      return List.copyOf(trips);
    }
  }

  /** Has the listener told of every trip from now on. */
  public void listen(Trips listener) {
    listeners.add(listener);
  }
}

package dev.tayberry.runtime.safety;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

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
    listeners.forEach(listener -> listener.tripped(trip));
  }

  /** The last hundred. */
  public List<Trip> all() {
    synchronized (trips) {
      return List.copyOf(trips);
    }
  }

  /** Has the listener told of every trip from now on; who takes his time keeps nobody else. */
  public void listen(Trips listener) {
    Executor teller = place.teller();
    listeners.add(trip -> teller.execute(() -> listener.tripped(trip)));
  }
}

package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.engine.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one program. A write runs under the lock, so that no trip comes between its check
 * and its effect. A trip first marks its outputs, which refuse to leave their safe level from then
 * on, then waits for the lock a moment and no longer, then acts; a write that slipped in meanwhile
 * sees the mark afterwards and puts its output back.
 */
public final class SafetyGuard implements Guard, AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Wiring wiring;
  private final Place place;
  private final Clock clock;
  private final Interlocks interlocks;
  private final Heartbeat heartbeat;
  private final Holding holding;
  private final TripRecords records;
  private final TripLock lock = new TripLock();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private volatile @Nullable Reason ended;

  private SafetyGuard(Wiring wiring, Patience patience, Map<String, Long> wentSafe, Place place) {
    this.wiring = wiring;
    this.place = place;
    clock = place.clock();
    interlocks = new Interlocks(wiring, wentSafe);
    heartbeat = new Heartbeat(place, wiring.safety().heartbeat(), patience, this::tripAll);
    holding = new Holding(clock, lock::urgently);
    records = new TripRecords(place);
  }

  /**
   * On a thread of its own, in real time: for backends that any thread may call.
   *
   * @param patience how long the loop may stand still where the manifest names no heartbeat
   * @param wentSafe when which line went safe; shared by all programs of a board
   */
  public static SafetyGuard onItsOwn(
      Wiring wiring, Patience patience, Map<String, Long> wentSafe, EventLoop loop) {
    return new SafetyGuard(wiring, patience, wentSafe, new Place.OwnThread(loop));
  }

  /** On the loop's thread and clock: for simulated backends. */
  public static SafetyGuard onLoop(
      Wiring wiring, Patience patience, Map<String, Long> wentSafe, EventLoop loop) {
    return new SafetyGuard(wiring, patience, wentSafe, new Place.OnLoop(loop));
  }

  /** All trips, and whoever listens for more. */
  public TripRecords records() {
    return records;
  }

  /** The app is alive. */
  public void beat() {
    heartbeat.beat();
  }

  /** Its entry has been run: from now on the loop has to be as quick as the manifest says. */
  public void loaded() {
    heartbeat.loaded();
  }

  @Override
  public Watched watch(String pin, Output output, boolean away) {
    return add(new Watch(this, pin, wiring.pins().get(pin), output), away);
  }

  @Override
  public Watched watchPort(String port, Output output) {
    return add(new Watch(this, port, null, output), false);
  }

  private Watch add(Watch watch, boolean away) {
    lock.always(
        () -> {
          Reason over = ended;
          if (over != null) {
            watch.markTripped(over);
          }
          if (away) {
            leave(List.of(watch), List.of());
          }
          watches.add(watch);
        });
    return watch;
  }

  void write(Watch watch, boolean away, Runnable write) {
    write(List.of(new Change(watch, away)), safeFirst -> write.run());
  }

  @Override
  public void write(List<Change> changes, Together write) {
    List<Watch> leaving = new ArrayList<>();
    List<Watch> others = new ArrayList<>();
    changes.forEach(each -> (each.away() ? leaving : others).add((Watch) each.watched()));
    lock.always(
        () -> {
          if (leaving.stream().anyMatch(Watch::isOver)
              || others.stream().anyMatch(Watch::isTripped)) {
            return;
          }
          if (changes.stream().anyMatch(each -> ((Watch) each.watched()).isClosed())) {
            write.write(false); // which is refused; nobody would ever call it safe again
            return;
          }
          write.write(leave(leaving, others));
          others.forEach(this::arrived);
          for (Watch watch : leaving) {
            if (watch.isTripped()) {
              watch.makeSafe(); // a trip did not wait for us
            }
          }
        });
  }

  /**
   * Counted before it happens: a write that fails may have happened.
   *
   * @param arriving go safe with the same write
   * @return whether one of those must be there before
   */
  private boolean leave(List<Watch> wanted, List<Watch> arriving) {
    for (Watch watch : wanted) {
      if (watch.isTripped()) {
        throw watch.refusal();
      }
    }
    List<Watch> leaving = wanted.stream().filter(watch -> !watch.away).toList();
    if (leaving.isEmpty()) {
      return false;
    }
    Set<String> before = away();
    Set<String> going = pins(arriving);
    going.retainAll(before);
    Set<String> after = new LinkedHashSet<>(before);
    after.removeAll(going);
    after.addAll(pins(leaving));
    boolean safeFirst = false;
    for (String pin : pins(leaving)) {
      interlocks.conflict(pin, after).ifPresent(conflict -> refuse(pin, leaving, conflict));
      safeFirst |= interlocks.conflict(pin, going).isPresent();
    }
    for (String pin : pins(leaving)) {
      interlocks.checkDeadTime(pin, going, clock.nanoTime());
    }
    leaving.forEach(this::begin);
    return safeFirst;
  }

  private void begin(Watch watch) {
    watch.away = true;
    long since = clock.nanoTime();
    watch.since = since;
    if (watch.pin != null && watch.pin.maxOn() != null) {
      Duration most = watch.pin.maxOn();
      watch.maxOn = clock.after(most, () -> overran(watch, since, most));
    }
    heartbeat.start();
  }

  private void refuse(String pin, List<Watch> leaving, Interlocks.Conflict conflict) {
    var group = conflict.group().pins();
    String message =
        "%s was to leave its safe level while %s was away from it".formatted(pin, conflict.other());
    List<Watch> affected = named(group);
    for (Watch watch : leaving) {
      if (watch.name.equals(conflict.other())) {
        begin(watch); // two that leave at once: as if one came first
      } else if (watch.name.equals(pin) && !affected.contains(watch)) {
        affected.add(watch);
      }
    }
    trip(Reason.INTERLOCK, affected, message);
    throw new HalException(
        "ERR_INTERLOCK",
        "safety: %s, and their interlock allows one at most; all of %s are safe now: open them anew"
            .formatted(message, String.join(", ", group)));
  }

  void arrived(Watch watch) {
    if (!watch.away) {
      return;
    }
    watch.away = false;
    if (watch.maxOn != null) {
      watch.maxOn.cancel();
      watch.maxOn = null;
    }
    interlocks.wentSafe(watch.name, clock.nanoTime());
    if (watches.stream().noneMatch(each -> each.away)) {
      heartbeat.stop();
    }
  }

  void close(Watch watch, Runnable shut) {
    lock.always(() -> watch.closing = watch.held ? shut : null);
    if (watch.closing == null) {
      try {
        shut.run();
      } finally {
        watch.close();
      }
    }
  }

  void closed(Watch watch) {
    lock.always(
        () -> {
          arrived(watch);
          watches.remove(watch);
        });
  }

  /** Where the program lives on after a signal that others end with. */
  void afterFarewell(Runnable action) {
    clock.after(
        FAREWELL,
        () -> {
          if (ended == null) {
            action.run();
          }
        });
  }

  private void overran(Watch watch, long since, Duration most) {
    if (watch.away && watch.since == since) {
      trip(
          Reason.MAX_ON,
          List.of(watch),
          "%s was away from its safe level for %s, its maxOn"
              .formatted(watch.name, Interlocks.millis(most)));
    }
  }

  /** Everything goes safe, if anything is away; whoever calls, the script is not waited for. */
  public void tripAll(Reason reason, String message) {
    place.act(() -> trip(reason, watches, message));
  }

  /** As that, and nothing leaves its safe level any more: the program is over, or about to be. */
  public void end(Reason reason, String message) {
    place.act(
        () -> {
          trip(reason, watches, message);
          ended = reason;
          watches.forEach(watch -> watch.markTripped(reason));
        });
  }

  private void trip(Reason reason, List<Watch> affected, String message) {
    if (affected.stream().noneMatch(watch -> watch.away && !watch.isTripped())) {
      return;
    }
    List<Watch> mine = new ArrayList<>();
    for (Watch watch : withPorts(affected)) {
      if (watch.markTripped(reason)) {
        mine.add(watch);
      }
    }
    List<String> names = mine.stream().filter(watch -> watch.away).map(w -> w.name).toList();
    HalException why = new HalException(reason.code(), "safety: " + message + "; it is closed");
    List<String> notes = new ArrayList<>();
    lock.urgently(() -> makeSafe(mine, why, notes));
    for (Watch watch : mine) {
      if (!watch.held) {
        watch.tell(why);
      }
    }
    boolean amiss = !notes.isEmpty();
    notes.addFirst(message);
    records.add(
        new Trip(reason, names, String.join("; ", notes), amiss, clock.currentTimeMillis()));
  }

  /** Pins that hold their level for a port need that port to stop what moves. */
  private Set<Watch> withPorts(List<Watch> affected) {
    Set<Watch> all = new LinkedHashSet<>(affected);
    for (Watch watch : affected) {
      if (watch.pin != null && watch.pin.hold() != null) {
        port(watch.pin.hold().port()).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Watch> port(String name) {
    return watches.stream().filter(w -> w.pin == null && w.name.equals(name)).findFirst();
  }

  private void makeSafe(List<Watch> mine, HalException why, List<String> notes) {
    for (Watch watch : mine) {
      Wiring.Hold hold = watch.away && watch.pin != null ? watch.pin.hold() : null;
      if (hold != null) {
        port(hold.port()).ifPresent(port -> holding.begin(watch, port, hold.atMost(), why));
      }
      if (watch.held && hold != null) {
        notes.add(
            "%s holds its level until %s rests, for %s at most"
                .formatted(watch.name, hold.port(), Interlocks.millis(hold.atMost())));
      }
    }
    for (Watch watch : mine) {
      if (watch.pin == null || !watch.held) {
        Throwable failure = watch.makeSafe();
        if (failure == null) {
          arrived(watch);
        } else {
          notes.add("%s IS NOT SAFE: %s".formatted(watch.name, failure.getMessage()));
        }
      }
    }
  }

  private Set<String> away() {
    return pins(watches.stream().filter(watch -> watch.away).toList());
  }

  private static Set<String> pins(List<Watch> watches) {
    return watches.stream()
        .filter(watch -> watch.pin != null)
        .map(watch -> watch.name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Watch> named(List<String> names) {
    return watches.stream()
        .filter(watch -> watch.pin != null && names.contains(watch.name))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Whether no trip holds any level. */
  public boolean isQuiet() {
    return holding.isQuiet();
  }

  /** Runs it as soon as no trip holds any level; at once, if none does. */
  public void whenQuiet(Runnable action) {
    holding.whenQuiet(action);
  }

  /** As that, for whoever has given up the loop: a guard that lives on it holds nothing then. */
  public void whenQuietWithoutLoop(Runnable action) {
    if (place.isOutsideTheLoop()) {
      holding.whenQuiet(action);
    } else {
      action.run();
    }
  }

  /** Nothing is open any more. What is still to be told has a moment for it. */
  @Override
  public void close() {
    heartbeat.stop();
    place.close();
  }
}

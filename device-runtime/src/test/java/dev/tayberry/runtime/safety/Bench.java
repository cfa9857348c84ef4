package dev.tayberry.runtime.safety;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.engine.Patience;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guard in virtual time, and outputs that only remember their level. */
final class Bench {
  final EventLoop loop = new EventLoop(new VirtualTime());
  final Map<String, Long> wentSafe = new HashMap<>();
  final SafetyGuard guard;

  private Bench(Map<String, Wiring.Pin> pins, Wiring.Safety safety) {
    var wiring =
        new Wiring(Boards.load("simulated"), "desk", pins, Map.of(), Map.of(), List.of(), safety);
    guard = SafetyGuard.onLoop(wiring, new Patience(Duration.ofSeconds(10)), wentSafe, loop);
  }

  /** With pins of these names, all safe at 0. */
  static Bench of(Wiring.Safety safety, String... names) {
    return limited(null, safety, names);
  }

  static Bench limited(@Nullable Duration maxOn, Wiring.Safety safety, String... names) {
    Map<String, Wiring.Pin> pins = new LinkedHashMap<>();
    for (String name : names) {
      pins.put(name, new Wiring.Pin("GPIO" + pins.size(), null, false, 0, 0, maxOn, null));
    }
    return new Bench(pins, safety);
  }

  static Bench holding(Duration atMost, String pin, String port) {
    var hold = new Wiring.Hold(port, atMost);
    return new Bench(
        Map.of(pin, new Wiring.Pin("GPIO0", null, false, 0, 0, null, hold)), Wiring.Safety.NONE);
  }

  /** An output as its native half would be. */
  final class Out implements Guard.Output {
    final Guard.Watched watched;
    int level;
    boolean closed;
    boolean rests;
    final List<String> heard = new ArrayList<>();

    private Out(String name, int level, boolean port) {
      this.level = level;
      watched = port ? guard.watchPort(name, this) : guard.watch(name, this, level != 0);
    }

    void write(int next) {
      watched.write(next != 0, () -> level = next);
    }

    void close() {
      watched.close(
          () -> {
            closed = true;
            level = 0;
          });
    }

    @Override
    public void makeSafe() {
      level = 0;
    }

    @Override
    public void tripped(HalException why) {
      heard.add(why.code());
    }

    @Override
    public boolean isAtRest(long nanos) {
      return rests;
    }
  }

  Out open(String pin) {
    return new Out(pin, 0, false);
  }

  Out open(String pin, int level) {
    return new Out(pin, level, false);
  }

  Out openPort(String name) {
    return new Out(name, 0, true);
  }

  /** In one write; how it was to be done. */
  List<String> together(List<Out> outs, int... levels) {
    List<Guard.Change> changes = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      changes.add(new Guard.Change(outs.get(i).watched, levels[i] != 0));
    }
    List<String> how = new ArrayList<>();
    guard.write(
        changes,
        safeFirst -> {
          how.add(safeFirst ? "safe first" : "at once");
          for (int i = 0; i < levels.length; i++) {
            outs.get(i).level = levels[i];
          }
        });
    return how;
  }

  /** The one goes safe, the other leaves, in one write. */
  List<String> swap(Out away, Out safe) {
    return together(List.of(safe, away), 1, 0);
  }

  void advance(long millis) {
    boolean[] over = {false};
    loop.after(Duration.ofMillis(millis), () -> over[0] = true);
    loop.run(() -> !over[0]);
  }

  List<String> trips() {
    return guard.records().all().stream()
        .map(trip -> trip.reason().word() + " " + String.join(" ", trip.pins()))
        .toList();
  }
}

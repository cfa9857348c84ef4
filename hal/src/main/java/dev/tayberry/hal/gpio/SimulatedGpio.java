package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.board.NearName;
import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.SimulatedBoard;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a simulated board, from both sides: programs open them as {@link Gpio}, the world
 * around the board drives and watches them by name. Levels on the world's side are physical.
 *
 * <p>A line's level is that of the strongest who has an opinion: a program's output, then the
 * world, then the pull a program asked for, then the boot-time pull. Everything happens at once, on
 * the loop's thread.
 */
public final class SimulatedGpio implements Gpio {
  /** Told of a new physical level, inside the call that caused it. */
  @FunctionalInterface
  public interface LevelListener {
    void changed(int level, long timestamp);
  }

  /**
   * Somebody in the world who drives a line.
   *
   * @param who as a person calls it; what follows a # only tells it from others
   * @param volts what it gives when it is high
   */
  public record Driver(String who, double volts) {}

  /** Told when two begin to drive joined lines to different levels, and of too many volts. */
  @FunctionalInterface
  public interface FaultListener {
    void shorted(Fault fault);
  }

  /**
   * What would destroy a pin of a board.
   *
   * @param lines that are joined, by name
   */
  public record Fault(long timestamp, List<String> lines, String message) {}

  /**
   * A line as somebody who looks at the whole board sees it.
   *
   * @param direction in, out, or empty while no program has it open
   * @param pull up, down, or empty
   * @param driven whether the world drives it
   * @param holder which program has it open
   */
  public record Look(
      int level, String direction, String pull, boolean driven, @Nullable String holder) {}

  /** A listener's place; closing it is idempotent. */
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** Changes that one call may cause: more means that the wiring feeds back into itself. */
  private static final int OSCILLATION = 100_000;

  /** What a pin of a Raspberry Pi takes. */
  private static final double LIMIT = 3.3;

  private record Change(SimulatedLine line, int level, long timestamp) {}

  private final SimulatedBoard board;
  private final Map<String, SimulatedLine> lines = new LinkedHashMap<>();
  private final Queue<Change> changes = new ArrayDeque<>();
  private final List<FaultListener> faultListeners = new ArrayList<>();
  private Map<String, String> names = Map.of();
  private final Set<String> burnt = new HashSet<>();
  private boolean telling;

  public SimulatedGpio(SimulatedBoard board) {
    this.board = board;
    board.profile().lines().forEach(line -> lines.put(line.name(), new SimulatedLine(line)));
  }

  /** The lines of this board, as whoever else opens some of them has them too. */
  public static SimulatedGpio of(SimulatedBoard board) {
    return board.part(SimulatedGpio.class, SimulatedGpio::new);
  }

  /** What the app on the board calls its lines, for whoever takes such a name for a line's. */
  public void names(Map<String, String> ofApp) {
    names = Map.copyOf(ofApp);
  }

  @Override
  public Optional<String> holder(Line line) {
    return Optional.ofNullable(line(line.name()).holder);
  }

  @Override
  public OpenLines open(LineRequest request, LineListener listener) {
    var wanted = request.lines().stream().map(settings -> line(settings.line().name())).toList();
    for (var line : wanted) {
      if (line.holder != null) {
        throw new HalException(
            "EBUSY",
            "gpio: %s wants line %s (%s %d), which %s holds; close it there first"
                .formatted(
                    request.consumer(),
                    line.line.name(),
                    line.line.chip(),
                    line.line.offset(),
                    line.holder));
      }
    }
    return new SimulatedLines(this, request, wanted, listener);
  }

  /** The world drives the line, until it drives it otherwise or lets go. */
  public void drive(String name, int level) {
    drive(name, new Driver("the rig", LIMIT), level);
  }

  /** One of several in the world that drive the line, each until it lets go itself. */
  public void drive(String name, Driver by, int level) {
    if (level != 0 && level != 1) {
      throw HalException.rangeError("gpio: a line is driven to 0 or 1, got " + level);
    }
    var line = line(name);
    line.drivers.put(by.who(), level);
    settle(List.of(line));
    if (level == 1 && by.volts() > LIMIT && burnt.add(name + " " + by.who())) {
      tell(
          List.of(line.line.name()),
          "gpio: %s puts %s V on %s, which takes 3.3 V: that burns the pin; put a divider (1 kΩ, 2 kΩ) or a level shifter between"
              .formatted(
                  shown(by.who()),
                  BigDecimal.valueOf(by.volts()).stripTrailingZeros().toPlainString(),
                  line.line.name()));
    }
  }

  /** The world lets go of the line. */
  public void release(String name) {
    release(name, "the rig");
  }

  /** One of several lets go. */
  public void release(String name, String who) {
    var line = line(name);
    line.drivers.remove(who);
    settle(List.of(line));
  }

  /** Without what tells one from another of the same kind. */
  static String shown(String who) {
    return who.replaceFirst("#.*", "");
  }

  /** The physical level, whoever causes it. */
  public int level(String name) {
    return line(name).level;
  }

  /** All there is to see of the line. */
  public Look look(String name) {
    return line(name).look();
  }

  /** Tells the listener of every change, in order, also when it causes one itself. */
  public Watch watch(String name, LevelListener listener) {
    var watchers = line(name).watchers;
    LevelListener mine = (level, time) -> listener.changed(level, time); // it may watch twice
    watchers.add(mine);
    return () -> watchers.remove(mine);
  }

  /** Joins two lines, and whatever they are joined to, for good. */
  public void wire(String a, String b) {
    var joined = line(a).net;
    var other = line(b).net;
    if (joined != other) {
      joined.lines.addAll(other.lines);
      other.lines.forEach(line -> line.net = joined);
      settle(joined.lines);
    }
  }

  /** Tells the listener of everything that would burn a pin and begins from now on. */
  public Watch faults(FaultListener listener) {
    FaultListener mine = fault -> listener.shorted(fault);
    faultListeners.add(mine);
    return () -> faultListeners.remove(mine);
  }

  Clock clock() {
    return board.clock();
  }

  /** Works out the levels after somebody changed his opinion, then tells everybody. */
  void settle(Collection<SimulatedLine> touched) {
    var nets = new LinkedHashSet<SimulatedNet>();
    touched.forEach(line -> nets.add(line.net));
    long now = clock().nanoTime();
    for (var net : nets) {
      int level = net.level();
      for (var line : net.lines) {
        if (line.level != level) {
          line.level = level;
          changes.add(new Change(line, level, now));
        }
      }
    }
    tell();
    nets.forEach(this::lookForShort);
  }

  /** One after the other: a listener that causes a change does not overtake the one it hears. */
  private void tell() {
    if (telling) {
      return;
    }
    telling = true;
    try {
      int told = 0;
      for (var change = changes.poll(); change != null; change = changes.poll()) {
        if (++told > OSCILLATION) {
          throw new IllegalStateException(
              "gpio: the wiring of the simulated board oscillates at " + change.line.line.name());
        }
        if (change.line.input != null) {
          change.line.input.changed(change.level, change.timestamp);
        }
        for (var watcher : List.copyOf(change.line.watchers)) {
          watcher.changed(change.level, change.timestamp);
        }
      }
    } finally {
      changes.clear();
      telling = false;
    }
  }

  private void lookForShort(SimulatedNet net) {
    boolean shorted = net.conflict();
    if (shorted && !net.shorted) {
      var names = net.lines.stream().map(line -> line.line.name()).toList();
      tell(
          names,
          "gpio: %s is driven high by %s and low by %s at once: that burns a pin; let one of them drive it"
              .formatted(String.join("–", names), net.whoDrives(1), net.whoDrives(0)));
    }
    net.shorted = shorted;
  }

  private void tell(List<String> names, String message) {
    var fault = new Fault(clock().nanoTime(), names, message);
    List.copyOf(faultListeners).forEach(listener -> listener.shorted(fault));
  }

  private SimulatedLine line(String name) {
    var line = lines.get(name);
    if (line != null) {
      return line;
    }
    return board
        .profile()
        .line(name)
        .map(known -> line(known.name()))
        .orElseThrow(() -> unknown(name));
  }

  private HalException unknown(String name) {
    String own = names.get(name);
    String cure =
        own != null
            ? "%s is what the manifest calls %s; name that line here".formatted(name, own)
            : NearName.of(name, lines.keySet())
                .map(near -> "did you mean " + near + "?")
                .orElse("its lines are " + String.join(", ", lines.keySet()));
    return new HalException(
        "ENODEV", "gpio: %s has no line %s; %s".formatted(board.profile().model(), name, cure));
  }
}

package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open lines of a request as the guard has them, each under its own name. The guard acts from a
 * thread of its own where the backend may be called from any; all else happens on the loop's.
 */
final class GuardedLines {
  /** Who guards a line, and its name there. */
  record Keeper(Guard guard, String name) {
    /** A line that nobody guards. */
    static final Keeper NOBODY = new Keeper(Guard.NONE, "");
  }

  private final Consumer<HalException> onTrip;
  private final List<Guard.Watched> watched = new ArrayList<>();
  private Guard guard = Guard.NONE;
  private long guarded;
  private volatile List<LineSettings> settings;
  private final AtomicLong madeSafe = new AtomicLong();
  private volatile @Nullable OpenLines lines;

  /**
   * Refused where a line's first level breaks a rule. An input, or without a safe level: free.
   *
   * @param keepers one a line
   */
  GuardedLines(List<Keeper> keepers, List<LineSettings> settings, Consumer<HalException> onTrip) {
    this.settings = settings;
    this.onTrip = onTrip;
    try {
      for (int i = 0; i < keepers.size(); i++) {
        watched.add(watch(keepers.get(i), i));
      }
    } catch (RuntimeException | Error e) {
      watched.forEach(Guard.Watched::close);
      throw e;
    }
  }

  private Guard.Watched watch(Keeper keeper, int index) {
    var output = new Place(index);
    if (settings.get(index) instanceof LineSettings.Output wanted
        && wanted.safe() != null
        && !keeper.equals(Keeper.NOBODY)) {
      guard = keeper.guard(); // a program has one
      guarded |= 1L << index;
      return guard.watch(keeper.name(), output, isAway(wanted, wanted.initial()));
    }
    return Guard.NONE.watch(keeper.name(), output, false);
  }

  OpenLines open(Supplier<OpenLines> open) {
    OpenLines opened;
    try {
      opened = open.get();
    } catch (RuntimeException | Error e) {
      watched.forEach(Guard.Watched::close);
      throw e;
    }
    lines = opened;
    for (int i = 0; i < watched.size(); i++) {
      if ((madeSafe.get() >> i & 1) != 0) {
        makeSafe(i); // a trip came before there was anything to switch
      }
    }
    return opened;
  }

  /** Together, or not at all. */
  void write(long mask, long levels) {
    long arriving = arriving(mask, levels);
    guard.write(
        changes(mask, levels),
        safeFirst -> {
          if (safeFirst) {
            lines().write(arriving, levels); // no chip promises in which order its lines change
          }
          lines().write(mask, levels);
        });
  }

  /** As they are wanted now; outputs at their {@code initial} level. */
  void reconfigure(List<LineSettings> wanted) {
    long mask = 0;
    long levels = 0;
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) instanceof LineSettings.Output output) {
        mask |= 1L << i;
        levels |= (long) away(output, output.initial(), settings.get(i)) << i;
      }
    }
    guard.write(
        changes(mask, levels),
        safeFirst -> {
          lines().reconfigure(wanted);
          settings = wanted;
        });
  }

  /** The level that, by the settings of now, is as far from safe as this one is by the new. */
  private static int away(LineSettings.Output wanted, int level, LineSettings now) {
    boolean turned = wanted.activeLow() != now.activeLow();
    return turned ? 1 - level : level;
  }

  private List<Guard.Change> changes(long mask, long levels) {
    List<Guard.Change> changes = new ArrayList<>();
    for (int i = 0; i < watched.size(); i++) {
      if ((mask & guarded & 1L << i) != 0) {
        changes.add(new Guard.Change(watched.get(i), isAway(i, levels)));
      }
    }
    return changes;
  }

  /** Those of the mask that are safe with these levels. */
  private long arriving(long mask, long levels) {
    long all = 0;
    for (int i = 0; i < watched.size(); i++) {
      all |= isAway(i, levels) ? 0 : mask & guarded & 1L << i;
    }
    return all;
  }

  private boolean isAway(int index, long levels) {
    return isAway(settings.get(index), (int) (levels >> index & 1));
  }

  void close() {
    close(0);
  }

  private void close(int index) {
    if (index == watched.size()) {
      lines().close();
    } else {
      watched.get(index).close(() -> close(index + 1));
    }
  }

  private void makeSafe(int index) {
    OpenLines opened = lines;
    if (opened != null
        && settings.get(index) instanceof LineSettings.Output output
        && output.safe() != null) {
      opened.set(index, output.safe());
    }
  }

  private static boolean isAway(LineSettings settings, int level) {
    return settings instanceof LineSettings.Output output
        && output.safe() != null
        && level != output.safe();
  }

  private OpenLines lines() {
    OpenLines opened = lines;
    if (opened == null) {
      throw new IllegalStateException("used before it was opened");
    }
    return opened;
  }

  /** One line, to the guard. */
  private final class Place implements Guard.Output {
    private final int index;

    Place(int index) {
      this.index = index;
    }

    @Override
    public void makeSafe() {
      madeSafe.accumulateAndGet(1L << index, (a, b) -> a | b);
      GuardedLines.this.makeSafe(index);
    }

    @Override
    public void tripped(HalException why) {
      onTrip.accept(why);
    }
  }
}

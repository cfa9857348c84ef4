package dev.tayberry.hal.gpio;

import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An open line as the guard has it. The guard acts from a thread of its own where the backend may
 * be called from any; all else happens on the loop's.
 */
final class GuardedLine implements Guard.Output {
  private final LineSettings settings;
  private final Consumer<HalException> onTrip;
  private final Guard.Watched watched;
  private volatile @Nullable OpenLines lines;
  private volatile boolean madeSafe;

  /**
   * Refused where the line's first level breaks a rule. An input, or without a safe level: free.
   */
  GuardedLine(OpenPin.Keeper keeper, LineSettings settings, Consumer<HalException> onTrip) {
    this.settings = settings;
    this.onTrip = onTrip;
    watched =
        settings instanceof LineSettings.Output output && output.safe() != null
            ? keeper.guard().watch(keeper.name(), this, isAway(output.initial()))
            : Guard.NONE.watch(keeper.name(), this, false);
  }

  OpenLines open(Supplier<OpenLines> open) {
    OpenLines opened;
    try {
      opened = open.get();
    } catch (RuntimeException | Error e) {
      watched.close();
      throw e;
    }
    lines = opened;
    if (madeSafe) {
      makeSafe(); // a trip came before there was anything to switch
    }
    return opened;
  }

  void write(int level) {
    watched.write(isAway(level), () -> lines().set(0, level));
  }

  void close() {
    watched.close(() -> lines().close());
  }

  @Override
  public void makeSafe() {
    madeSafe = true;
    OpenLines opened = lines;
    if (opened != null && settings instanceof LineSettings.Output output && output.safe() != null) {
      opened.set(0, output.safe());
    }
  }

  @Override
  public void tripped(HalException why) {
    onTrip.accept(why);
  }

  private boolean isAway(int level) {
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
}

package dev.tayberry.runtime.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a script may keep its loop waiting: for longer while its entry, and what that imports,
 * runs for the first time, since on a small board loading alone takes seconds. Any thread; times
 * are the system's, which a script that blocks does not stop.
 */
public final class Patience {
  /** While it loads, unless a limit of the app's own is longer. */
  public static final Duration WHILE_LOADING = Duration.ofSeconds(10);

  /** An entry that is not through by then does not load any more: it waits for something. */
  private static final Duration LOADS_AT_MOST = Duration.ofMinutes(1);

  private final Duration blocked;
  private volatile @Nullable Long entered;
  private volatile boolean loaded;

  /**
   * Of an app's own.
   *
   * @param blocked how long it may take once it has been loaded
   */
  public Patience(Duration blocked) {
    this.blocked = blocked;
  }

  /** Its first line runs, or a later one. */
  public void entered(long nanos) {
    if (entered == null) {
      entered = nanos;
    }
  }

  /** Its entry has been run. */
  public void loaded() {
    loaded = true;
  }

  /** How long it may take to come back, now. */
  public Duration blocked(long nanos) {
    return within(blocked, nanos);
  }

  /** As that, for a rule with a limit of its own. */
  public Duration within(Duration usual, long nanos) {
    if (!isLoading(nanos)) {
      return usual;
    }
    Duration longest = usual.compareTo(blocked) > 0 ? usual : blocked;
    return longest.compareTo(WHILE_LOADING) > 0 ? longest : WHILE_LOADING;
  }

  /** Its own limit, for what needs no sign of life within another. */
  public Duration usual() {
    return blocked;
  }

  private boolean isLoading(long nanos) {
    Long since = entered;
    return !loaded && since != null && nanos - since < LOADS_AT_MOST.toNanos();
  }
}

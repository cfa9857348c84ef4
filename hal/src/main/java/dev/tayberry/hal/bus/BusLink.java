package dev.tayberry.hal.bus;

import dev.tayberry.hal.Loop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thing that an app has open on a bus; on the loop's thread. */
public final class BusLink {
  private final String what;
  private final Loop loop;
  private final boolean blocks;
  private final Runnable shut;
  private boolean closed;

  BusLink(String what, Loop loop, boolean blocks, Runnable shut) {
    this.what = what;
    this.loop = loop;
    this.blocks = blocks;
    this.shut = shut;
  }

  /**
   * Does something on the bus: away from the loop where it blocks; else when its time on the wire
   * is over.
   *
   * @param takes that time, asked only where it is needed
   */
  public <T> CompletableFuture<T> run(Supplier<Duration> takes, Callable<T> action) {
    if (blocks) {
      return loop.work("a transfer of " + what, action);
    }
    var result = new CompletableFuture<T>();
    loop.clock().after(takes.get(), () -> settle(result, action));
    return result;
  }

  private static <T> void settle(CompletableFuture<T> result, Callable<T> action) {
    try {
      result.complete(action.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }

  /** Away from the loop where it blocks: a transfer that is under way is waited for. Idempotent. */
  public CompletableFuture<@Nullable Void> close() {
    if (closed || !blocks) {
      shut();
      return CompletableFuture.completedFuture(null);
    }
    closed = true;
    return loop.work(
            "closing " + what,
            () -> {
              shut.run();
              return what;
            })
        .<@Nullable Void>thenApply(gone -> null);
  }

  /** At once. Idempotent. */
  void shut() {
    closed = true;
    shut.run();
  }

  boolean isClosed() {
    return closed;
  }
}

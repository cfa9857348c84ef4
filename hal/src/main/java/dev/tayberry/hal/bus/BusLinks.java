package dev.tayberry.hal.bus;

import dev.tayberry.hal.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All that an app has open of one kind of bus; on the loop's thread. */
public final class BusLinks {
  private final Loop loop;
  private final boolean blocks;
  private final List<BusLink> open = new ArrayList<>();
  private boolean closed;

  /**
   * None yet.
   *
   * @param blocks whether opening, transfers and closing do
   */
  public BusLinks(Loop loop, boolean blocks) {
    this.loop = loop;
    this.blocks = blocks;
  }

  /**
   * Opens something.
   *
   * @param what of the app: {@code i2c bus sensors}
   * @param shut how it is closed; may be called twice
   * @param handle what JavaScript gets of it
   */
  public <T, H> CompletableFuture<H> open(
      String what, Callable<T> open, Function<T, Runnable> shut, BiFunction<T, BusLink, H> handle) {
    var opening =
        blocks
            ? loop.work("opening " + what, open)
            : CompletableFuture.completedFuture(atOnce(open));
    return opening.thenApply(
        opened -> {
          var link = new BusLink(what, loop, blocks, shut.apply(opened));
          add(link);
          return handle.apply(opened, link);
        });
  }

  private static <T> T atOnce(Callable<T> open) {
    try {
      return open.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(BusLink link) {
    if (closed) { // while it was opened
      link.shut();
    } else {
      open.removeIf(BusLink::isClosed);
      open.add(link);
    }
  }

  /** What the app left open, the last opened first. Idempotent. */
  public void close() {
    closed = true;
    open.reversed().forEach(BusLink::shut);
    open.clear();
  }
}

package dev.tayberry.runtime;

import dev.tayberry.runtime.node.Output;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A script that was stopped and does not come to its next step: it is in Java for good. */
final class StuckScript {
  private static final long PATIENCE_MILLIS = 2000;

  private StuckScript() {}

  /** Halts whatever it runs in, unless it comes to its end within a moment. */
  static void watch(CompletableFuture<?> ending, Output err, Runnable halt) {
    Thread.ofPlatform().daemon().name("tayberry-stuck").start(() -> await(ending, err, halt));
  }

  private static void await(CompletableFuture<?> ending, Output err, Runnable halt) {
    try {
      ending.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      err.line("tay: the script is stuck in Java and cannot be stopped; the process ends");
      halt.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}

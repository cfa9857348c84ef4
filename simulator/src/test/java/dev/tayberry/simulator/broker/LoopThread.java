package dev.tayberry.simulator.broker;

import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A loop in real time on a thread of its own, as {@code tay sim} has it. */
final class LoopThread implements AutoCloseable {
  final EventLoop loop = new EventLoop(new RealTime());
  private boolean running = true;
  private final Thread thread =
      Thread.ofPlatform().name("loop").start(() -> loop.run(() -> running));

  /** Runs it on the loop and waits for the result. */
  <T> T call(Supplier<T> task) {
    var result = new CompletableFuture<T>();
    loop.post(
        () -> {
          try {
            result.complete(task.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("the loop did not do it", e);
    }
  }

  void run(Runnable task) {
    call(
        () -> {
          task.run();
          return true;
        });
  }

  @Override
  public void close() throws InterruptedException {
    loop.post(() -> running = false);
    if (!thread.join(Duration.ofSeconds(10))) {
      throw new AssertionError("the loop does not end");
    }
  }
}

package dev.tayberry.hal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A loop that a test turns by hand, on the thread that made it. Blocking work runs in place, as it
 * does in virtual time.
 */
public final class ManualLoop implements Loop {
  private final ManualClock clock;
  private final Thread thread = Thread.currentThread();
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final List<String> holds = new ArrayList<>();

  public ManualLoop() {
    this(new ManualClock());
  }

  public ManualLoop(ManualClock clock) {
    this.clock = clock;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Override
  public void post(Runnable task) {
    tasks.add(task);
  }

  @Override
  public synchronized Hold hold(String what) {
    // Two holds may have the same text; each object releases only itself.
    var mine =
        new Object() {
          boolean released;
        };
    holds.add(what);
    return () -> {
      synchronized (this) {
        if (!mine.released) {
          mine.released = true;
          holds.remove(what);
        }
      }
    };
  }

  @Override
  public <T> CompletableFuture<T> work(String what, Callable<T> blocking) {
    try {
      return CompletableFuture.completedFuture(blocking.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Runs everything that is posted, and what that posts; time stands still. */
  public void runAll() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Moves time on; after each timer runs what it posted. */
  public void advance(Duration step) {
    runAll();
    long end = clock.nanoTime() + step.toNanos();
    while (clock.runNext(end)) {
      runAll();
    }
    clock.moveTo(end);
  }

  /**
   * For backends with threads of their own: runs what they post until the condition holds.
   *
   * @param within in real time
   */
  public void runUntil(BooleanSupplier condition, Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    runAll();
    while (!condition.getAsBoolean()) {
      var task = tasks.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (task == null) {
        throw new AssertionError("nothing came within " + within);
      }
      task.run();
    }
  }

  /** What keeps the program running; nothing may be left when a test ends. */
  public synchronized List<String> holds() {
    return List.copyOf(holds);
  }
}

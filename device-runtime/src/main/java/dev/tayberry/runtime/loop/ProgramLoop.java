package dev.tayberry.runtime.loop;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * One program's share of the loop: counts what keeps it running, gives its errors to it, and goes
 * deaf once it has ended.
 */
public final class ProgramLoop implements Loop {
  // Platform threads: work opens ports and reads files, which would pin virtual ones.
  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().daemon().name("tayberry-work").unstarted(task));

  private final EventLoop loop;
  private final Consumer<Throwable> onError;
  private final Set<String[]> holds = new LinkedHashSet<>();
  private volatile boolean ended;

  public ProgramLoop(EventLoop loop, Consumer<Throwable> onError) {
    this.loop = loop;
    this.onError = onError;
  }

  @Override
  public Clock clock() {
    return new OwnClock();
  }

  @Override
  public void post(Runnable task) {
    Hold hold = hold("a task");
    loop.post(
        () -> {
          hold.release();
          run(task);
        });
  }

  /** Runs the task at the end of this turn. */
  public void immediate(Runnable task) {
    loop.immediate(() -> run(task));
  }

  private void run(Runnable task) {
    if (ended) {
      return;
    }
    try {
      task.run();
    } catch (Throwable error) {
      onError.accept(error);
    }
  }

  @Override
  public Hold hold(String what) {
    // An array, since two holds of the same name are still two.
    String[] mark = {what};
    synchronized (holds) {
      holds.add(mark);
    }
    return () -> {
      synchronized (holds) {
        holds.remove(mark);
      }
    };
  }

  @Override
  public <T> CompletableFuture<T> work(String what, Callable<T> blocking) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (loop.isVirtual()) {
      attempt(result, blocking).run();
      return result;
    }
    Hold hold = hold(what);
    WORKERS.execute(
        () -> {
          // A result that comes after the program's end is still owed to those who clean up.
          Runnable settle = attempt(result, blocking);
          loop.post(
              () -> {
                hold.release();
                settle.run();
              });
        });
    return result;
  }

  private static <T> Runnable attempt(CompletableFuture<T> result, Callable<T> blocking) {
    try {
      T value = blocking.call();
      return () -> result.complete(value);
    } catch (Throwable e) {
      return () -> result.completeExceptionally(e);
    }
  }

  @Override
  public boolean isCurrent() {
    return loop.isCurrent();
  }

  /** Whether anything keeps the program running. */
  public boolean isHeld() {
    synchronized (holds) {
      return !holds.isEmpty();
    }
  }

  /** What keeps the program running, for a person to read. */
  public List<String> holders() {
    synchronized (holds) {
      return holds.stream().map(mark -> mark[0]).toList();
    }
  }

  /** Nothing of the program runs any more. A timer left would keep it in memory until it is due. */
  public void end() {
    ended = true;
    loop.forget(task -> task instanceof OwnTask own && own.owner() == this);
  }

  private record OwnTask(ProgramLoop owner, Runnable task) implements Runnable {
    @Override
    public void run() {
      owner.run(task);
    }
  }

  private final class OwnClock implements Clock {
    @Override
    public long nanoTime() {
      return loop.nanoTime();
    }

    @Override
    public long currentTimeMillis() {
      return loop.currentTimeMillis();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      return loop.after(delay, new OwnTask(ProgramLoop.this, task));
    }
  }
}

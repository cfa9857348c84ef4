package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.runtime.loop.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where a guard acts, and by which clock. */
interface Place extends AutoCloseable {
  /** Its timers run where it acts. */
  Clock clock();

  /** Acts: here and now where any thread may, else as soon as the loop gets to it. */
  void act(Runnable action);

  /**
   * Tells of what was done, one after the other, without keeping the guard from doing more: one for
   * each who is told, since somebody may not listen.
   */
  Executor teller();

  /** Has the loop run the task. */
  void ask(Runnable task);

  /** Whether a loop that does not turn can be noticed from here. */
  boolean isOutsideTheLoop();

  /** Waits a moment for what is still to be told. */
  @Override
  void close();

  /** On real hardware: no thread of the script's is needed for anything. */
  final class OwnThread implements Place {
    private static final long LAST_WORDS_MILLIS = 500;

    private final EventLoop loop;
    private final GuardThread thread = new GuardThread();
    private final List<ExecutorService> tellers = new CopyOnWriteArrayList<>();

    OwnThread(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public Clock clock() {
      return thread;
    }

    @Override
    public void act(Runnable action) {
      action.run();
    }

    @Override
    public Executor teller() {
      ExecutorService teller =
          new ThreadPoolExecutor(
              1,
              1,
              0,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> Thread.ofPlatform().daemon().name("tayberry-trips").unstarted(task),
              new ThreadPoolExecutor.DiscardPolicy()); // what comes after the end
      tellers.add(teller);
      return teller;
    }

    @Override
    public void ask(Runnable task) {
      loop.post(task);
    }

    @Override
    public boolean isOutsideTheLoop() {
      return true;
    }

    @Override
    public void close() {
      thread.close();
      tellers.forEach(ExecutorService::shutdown);
      long end = thread.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
      try {
        for (ExecutorService teller : tellers) {
          if (!teller.awaitTermination(end - thread.nanoTime(), TimeUnit.NANOSECONDS)) {
            teller.shutdownNow(); // nobody reads what it has to say
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** On simulated hardware, which lives on the loop's thread and in its time. */
  final class OnLoop implements Place {
    private final EventLoop loop;

    OnLoop(EventLoop loop) {
      this.loop = loop;
    }

    @Override
    public Clock clock() {
      return loop;
    }

    @Override
    public void act(Runnable action) {
      // Before the loop runs there is no other thread yet.
      if (loop.isCurrent() || !loop.hasRun()) {
        action.run();
      } else {
        loop.post(action);
      }
    }

    @Override
    public Executor teller() {
      return Runnable::run;
    }

    @Override
    public void ask(Runnable task) {
      loop.post(task);
    }

    @Override
    public boolean isOutsideTheLoop() {
      return false;
    }

    @Override
    public void close() {}
  }
}

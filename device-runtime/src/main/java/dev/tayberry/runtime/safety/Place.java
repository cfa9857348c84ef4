package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import dev.tayberry.runtime.loop.EventLoop;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a guard acts, and by which clock. */
interface Place extends AutoCloseable {
  /** Its timers run where it acts. */
  Clock clock();

  /** Acts: here and now where any thread may, else as soon as the loop gets to it. */
  void act(Runnable action);

  /** Tells of what was done, without keeping the guard from doing more. */
  void tell(Runnable telling);

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
    private @Nullable ExecutorService teller;

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
    public synchronized void tell(Runnable telling) {
      if (teller == null) {
        teller =
            Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("tayberry-trips").unstarted(task));
      }
      if (!teller.isShutdown()) {
        teller.execute(telling);
      }
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
      ExecutorService last;
      synchronized (this) {
        last = teller;
      }
      if (last == null) {
        return;
      }
      last.shutdown();
      try {
        if (!last.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
          last.shutdownNow(); // nobody reads what it has to say
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
    public void tell(Runnable telling) {
      telling.run();
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

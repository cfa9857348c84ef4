package dev.tayberry.runtime.loop;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thread's worth of things to do. A turn runs, as Node does, what timers are due, then what was
 * posted, then the immediates; then it sleeps until something is posted or due.
 *
 * <p>Tasks must not throw: a program catches its own script's errors ({@link ProgramLoop}); what
 * still arrives here is a fault of ours and ends the loop.
 */
public final class EventLoop implements Clock {
  /** How a run ended. */
  public enum Outcome {
    /** Nobody wanted it to go on. */
    DONE,
    /** In virtual time: it was to go on, but nothing is left that could ever happen. */
    STUCK
  }

  /** So many posted tasks may go before a timer that is due. */
  private static final int TASKS_BEFORE_TIMERS = 32;

  private final Time time;
  private final LinkedBlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
  // A tree, since timers are cancelled as often as they run out: each message has its time-out.
  private final TreeSet<Task> timers =
      new TreeSet<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
  private ArrayDeque<Runnable> immediates = new ArrayDeque<>();
  private long order;
  private final AtomicLong set = new AtomicLong();
  private volatile @Nullable Thread thread;

  public EventLoop(Time time) {
    this.time = time;
  }

  /** Whether time jumps instead of passing; then nothing may happen on other threads. */
  public boolean isVirtual() {
    return time instanceof VirtualTime;
  }

  /** Whether time is the system's own, neither scaled nor virtual. */
  public boolean isSystemTime() {
    return time instanceof RealTime real && real.isSystem();
  }

  public boolean isCurrent() {
    return Thread.currentThread().equals(thread);
  }

  /** Whether there is a thread of the loop's yet. */
  public boolean hasRun() {
    return thread != null;
  }

  /** Runs on the calling thread as long as {@code wanted} says so. */
  public Outcome run(BooleanSupplier wanted) {
    // For good: what cleans up after a run is on the loop's thread as well.
    thread = Thread.currentThread();
    while (true) {
      runDueTimers();
      runPosted();
      runImmediates();
      if (!posted.isEmpty() || !immediates.isEmpty()) {
        continue;
      }
      if (!wanted.getAsBoolean()) {
        return Outcome.DONE;
      }
      if (posted.isEmpty() && immediates.isEmpty() && !sleep()) {
        return Outcome.STUCK;
      }
    }
  }

  private void runDueTimers() {
    long now = time.nanoTime();
    long newest = order;
    while (true) {
      Task head = timers.isEmpty() ? null : timers.first();
      // A timer set by a timer of this turn waits for the next one, so that zero delays cannot
      // starve the posted tasks.
      if (head == null || head.due - now > 0 || head.order >= newest) {
        return;
      }
      timers.pollFirst();
      head.run();
    }
  }

  /** A flood of them, edges say, does not keep timers waiting: the rest goes next turn. */
  private void runPosted() {
    int waiting = posted.size();
    for (int n = 1; n <= waiting; n++) {
      Runnable task = posted.poll();
      if (task != null) {
        task.run();
      }
      if (n % TASKS_BEFORE_TIMERS == 0 && timerIsDue()) {
        return;
      }
    }
  }

  private boolean timerIsDue() {
    return !timers.isEmpty() && timers.first().due - time.nanoTime() <= 0;
  }

  private void runImmediates() {
    if (immediates.isEmpty()) {
      return;
    }
    ArrayDeque<Runnable> batch = immediates;
    immediates = new ArrayDeque<>();
    batch.forEach(Runnable::run);
  }

  /** False if there is nothing to sleep for. */
  private boolean sleep() {
    Task next = timers.isEmpty() ? null : timers.first();
    if (isVirtual()) {
      if (next == null) {
        return false;
      }
      time.untilNanos(next.due);
      return true;
    }
    try {
      long wait = time.untilNanos(next == null ? Time.NEVER : next.due);
      Runnable task =
          wait == Time.NEVER ? posted.take() : posted.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
      time.awake();
      if (task != null) {
        task.run();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread to stop it: look around and go on.
      time.awake();
    }
    return true;
  }

  /** Runs the task after what is queued already. Any thread may call it. */
  public void post(Runnable task) {
    posted.add(task);
  }

  /** Runs the task at the end of this turn, or of the next one if this turn's are running. */
  public void immediate(Runnable task) {
    immediates.add(task);
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public long currentTimeMillis() {
    return time.currentTimeMillis() + set.get();
  }

  /**
   * As when somebody sets the clock on the wall: timers do not notice. Not in the system's time.
   */
  public void setBy(Duration jump) {
    set.addAndGet(jump.toMillis());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Task timer = new Task(time.nanoTime() + Math.max(0, delay.toNanos()), order++, task);
    timers.add(timer);
    return timer;
  }

  /** Drops the timers whose tasks are so: whoever set them is gone. On the loop's thread. */
  void forget(Predicate<Runnable> tasks) {
    timers.removeIf(timer -> tasks.test(timer.task));
  }

  private final class Task implements Timer {
    private final long due;
    private final long order;
    private final Runnable task;

    Task(long due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    long due() {
      return due;
    }

    long order() {
      return order;
    }

    void run() {
      task.run();
    }

    @Override
    public void cancel() {
      timers.remove(this);
    }
  }
}

package dev.tayberry.runtime.safety;

import dev.tayberry.hal.Clock;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The guard's own thread, and its clock: real time, whatever the loop's may be. Started with the
 * first task. What a task throws must not end it.
 */
final class GuardThread implements Clock, AutoCloseable {
  private final DelayQueue<Task> tasks = new DelayQueue<>();
  private final AtomicLong order = new AtomicLong();
  private @Nullable Thread thread;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long currentTimeMillis() {
    return System.currentTimeMillis();
  }

  /** Any thread; the task runs on this one. */
  @Override
  public Timer after(Duration delay, Runnable task) {
    Task timer = new Task(nanoTime() + Math.max(0, delay.toNanos()), order.getAndIncrement(), task);
    tasks.add(timer);
    start();
    return timer;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint, nothing relies on it
  private synchronized void start() {
    if (thread == null) {
      Thread started = Thread.ofPlatform().daemon().name("tayberry-guard").unstarted(this::run);
      started.setPriority(Thread.MAX_PRIORITY);
      started.start();
      thread = started;
    }
  }

  private void run() {
    while (true) {
      try {
        tasks.take().task.run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // A guard that dies of one fault guards nothing any more.
        System.err.println("tay: a fault in the safety guard: " + e);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private final class Task implements Timer, Delayed {
    private final long due;
    private final long number;
    private final Runnable task;

    Task(long due, long number, Runnable task) {
      this.due = due;
      this.number = number;
      this.task = task;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Task task = (Task) other;
      return due == task.due ? Long.compare(number, task.number) : Long.compare(due - task.due, 0);
    }

    @Override
    public void cancel() {
      tasks.remove(this);
    }
  }
}

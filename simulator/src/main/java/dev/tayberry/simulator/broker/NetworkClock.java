package dev.tayberry.simulator.broker;

import dev.tayberry.hal.Clock;
import dev.tayberry.runtime.loop.RealTime;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time that clients on a network live in, whatever the world's does. On the loop's thread. */
final class NetworkClock implements Clock {
  private final RealTime time = new RealTime();
  private final ScheduledExecutorService timers;
  private final Executor loop;

  NetworkClock(ScheduledExecutorService timers, Executor loop) {
    this.timers = timers;
    this.loop = loop;
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public long currentTimeMillis() {
    return time.currentTimeMillis();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    AtomicBoolean wanted = new AtomicBoolean(true);
    var due =
        timers.schedule(
            () ->
                loop.execute(
                    () -> {
                      if (wanted.get()) {
                        task.run();
                      }
                    }),
            delay.toNanos(),
            TimeUnit.NANOSECONDS);
    return () -> {
      wanted.set(false);
      due.cancel(false);
    };
  }
}

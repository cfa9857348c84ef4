package dev.tayberry.runtime.device;

import dev.tayberry.runtime.loop.EventLoop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Feeds the supervisor's watchdog, twice as often as it wants to be fed, and only if the loop has
 * turned since the last time: a process that is alive with a loop that is not must be started anew.
 */
final class Pulse implements AutoCloseable {
  private final EventLoop loop;
  private final Notify notify;
  private final Duration half;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean turned = true;

  /** As often as the watchdog wants it; the unit file's {@code WatchdogSec}. */
  Pulse(EventLoop loop, Notify notify, Duration watchdog) {
    this.loop = loop;
    this.notify = notify;
    half = watchdog.dividedBy(2);
  }

  Pulse start() {
    Thread.ofPlatform().daemon().name("tayberry-pulse").start(this::run);
    return this;
  }

  private void run() {
    try {
      while (!closed.await(half.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    if (turned) {
      turned = false;
      notify.alive();
      loop.post(() -> turned = true);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

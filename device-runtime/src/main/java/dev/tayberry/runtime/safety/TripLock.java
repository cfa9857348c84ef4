package dev.tayberry.runtime.safety;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What a guard's writes wait for, and its trips hardly. */
final class TripLock {
  private static final long MILLIS = 20;

  private final ReentrantLock lock = new ReentrantLock();

  /** Under the lock, if it can be had in a moment. */
  void urgently(Runnable action) {
    boolean mine = false;
    try {
      mine = lock.tryLock(MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      action.run();
    } finally {
      if (mine) {
        lock.unlock();
      }
    }
  }

  /** Under the lock. */
  void always(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}

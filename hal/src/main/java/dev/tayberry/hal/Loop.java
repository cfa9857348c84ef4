package dev.tayberry.hal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A program's own view of the event loop: the one thread on which its JavaScript runs. */
public interface Loop {
  Clock clock();

  /** Runs the task on the loop's thread, after what is queued already. Any thread may call it. */
  void post(Runnable task);

  /** Keeps the program running until released; {@code what} is shown when it will not end. */
  Hold hold(String what);

  /**
   * Does something that blocks, away from the loop, holding the program meanwhile. In virtual time
   * it runs in place, so that a run is the same every time. Dependent stages run on the loop.
   */
  <T> CompletableFuture<T> work(String what, Callable<T> blocking);

  /** Whether the calling thread is the loop's. */
  boolean isCurrent();
}

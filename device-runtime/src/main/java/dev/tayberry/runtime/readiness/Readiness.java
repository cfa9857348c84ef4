package dev.tayberry.runtime.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one program has said of itself. Any thread. */
public final class Readiness {
  /**
   * It had better not be updated now.
   *
   * @param since in milliseconds of the loop's clock
   */
  public record Busy(String reason, long since) {}

  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final List<Busy> busy = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  void ready() {
    ready.complete(true);
  }

  /** Done once it has said that it is ready; that is never taken back. */
  public CompletableFuture<Boolean> isReady() {
    return ready;
  }

  /** Two of the same words are two. */
  void begin(Busy reason) {
    synchronized (busy) {
      busy.add(reason);
    }
    tell();
  }

  void end(Busy reason) {
    synchronized (busy) {
      busy.remove(reason);
    }
    tell();
  }

  /** Why it had better not be updated now, the oldest reason first. */
  public List<Busy> busy() {
    synchronized (busy) {
      return List.copyOf(busy);
    }
  }

  /** Has the listener told whenever a reason comes or goes; on the loop's thread. */
  public void onBusy(Runnable listener) {
    listeners.add(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}

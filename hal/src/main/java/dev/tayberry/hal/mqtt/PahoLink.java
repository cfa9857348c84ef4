package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What both of Paho's clients have in common: one client object for one attempt, whose blocking
 * calls are made on threads of their own. Its callbacks only hand on; they never call back into it.
 */
abstract class PahoLink implements MqttLink {
  /** Long enough for any network: the attempt's own limit is kept above, on Clock. */
  static final int CONNECT_SECONDS = 300;

  final MqttOptions options;
  final MqttAddress address;
  final PahoSockets sockets;
  final Listener listener;
  private final Map<Integer, CompletableFuture<?>> open = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Object arriving = new Object();
  private boolean closed;
  private volatile boolean goodbye;

  PahoLink(MqttOptions options, PahoSockets sockets, Listener listener) {
    this.options = options;
    this.sockets = sockets;
    this.listener = listener;
    address = options.address();
  }

  /** Makes the client and begins to connect. */
  abstract void open() throws Exception;

  /** Sends DISCONNECT and ends the client's threads. */
  abstract void leave() throws Exception;

  /** Frees what the client still has. */
  abstract void free() throws Exception;

  final void begin() {
    helper(
        () -> {
          try {
            open();
          } catch (Exception e) {
            end(PahoErrors.attempt(e, address));
          }
        });
  }

  private void helper(Runnable task) {
    Thread.ofPlatform().daemon().name("tayberry-mqtt: " + options.clientId()).start(task);
  }

  /** A future that does not outlive the link. */
  final <T extends @Nullable Object> CompletableFuture<T> pending() {
    CompletableFuture<T> future = new CompletableFuture<>();
    int number = opened.incrementAndGet();
    open.put(number, future);
    future.whenComplete((value, error) -> open.remove(number));
    if (ended.get()) {
      future.completeExceptionally(lost());
    }
    return future;
  }

  /** Something to ask of Paho's client. */
  interface Call {
    void make() throws Exception;
  }

  /**
   * Asks, unless the link has ended. A client that is closed meanwhile throws what comes, null
   * pointers too; one that is not, and throws, is done with: the next link may do better.
   */
  final void ask(Call call) {
    if (ended.get()) {
      return;
    }
    try {
      call.make();
    } catch (Exception e) {
      helper(sockets::cut);
    }
  }

  static HalException lost() {
    return new HalException(LOST, "mqtt: the connection was lost before the broker answered");
  }

  /** Hands it on, unless the end was told already: nobody hears what comes after that. */
  final boolean handOn(Arrival arrival, BooleanSupplier wanted) {
    synchronized (arriving) {
      if (closed || !wanted.getAsBoolean()) {
        return false;
      }
      listener.arrived(arrival);
      return true;
    }
  }

  final void end(HalException why) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    over.countDown();
    open.values().forEach(future -> future.completeExceptionally(lost()));
    synchronized (arriving) {
      closed = true;
      listener.closed(
          goodbye ? new HalException("ERR_MQTT_CLOSED", "mqtt: the connection was closed") : why);
    }
    helper(
        () -> {
          sockets.cut();
          try {
            free();
          } catch (Exception e) {
            // It is over in any case; Paho complains about being closed twice.
          }
        });
  }

  @Override
  public void disconnect() {
    goodbye = true;
    helper(
        () -> {
          try {
            leave();
          } catch (Exception e) {
            sockets.cut();
          }
        });
  }

  @Override
  public void drop() {
    // Closing a TLS socket may wait for the other side; and only when Paho has seen the end does
    // it touch the session no more.
    helper(
        () -> {
          sockets.cut();
          try {
            over.await(5, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          end(new HalException("ECONNRESET", "mqtt: the connection was dropped"));
        });
  }
}

package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.MqttLink.Arrival;
import dev.tayberry.hal.mqtt.MqttLink.Connected;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that stays: it makes link after link to its broker, and lets its user forget about them.
 * All of it runs on the loop's thread.
 */
final class MqttClient {
  /** How many messages may be under way at once, if the broker takes as many. */
  private static final int WINDOW = 16;

  /** A link that ended sooner counts as one more failure: no hammering at a broker in trouble. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /**
   * How the client behaves, besides what the broker is told.
   *
   * @param version 5 or 4; null tries 5 first
   * @param queueLimit how many messages may wait in either direction
   * @param connectTimeout milliseconds, as the delays
   */
  record Behaviour(
      @Nullable Integer version,
      int queueLimit,
      double connectTimeout,
      double shortestDelay,
      double longestDelay) {}

  /** Who is told; on the loop's thread. */
  interface Listener {
    void connected(boolean sessionPresent, int version);

    void reconnecting(Duration delay, int attempt, HalException error);

    void offline();

    void overflow(String topic, int dropped);

    void message(Inbox.Delivery delivery);

    /** Something that somebody has to mend. */
    void error(HalException error);

    void closed();
  }

  private final MqttBackend backend;
  private final MqttOptions options;
  private final Behaviour behaviour;
  private final Clock clock;
  private final Executor loop;
  private final Listener listener;
  private final Backoff backoff;
  private final Subscriber subscriber;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Map<Integer, MqttSession> sessions = new HashMap<>();
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

  /** Versions in which the broker has taken this client. */
  private final Set<Integer> served = new HashSet<>();

  private int version;
  private @Nullable Attempt attempt;
  private Clock.@Nullable Timer timer;
  private boolean closing;

  MqttClient(
      MqttBackend backend,
      MqttOptions options,
      Behaviour behaviour,
      Clock clock,
      Executor loop,
      Listener listener) {
    this.backend = backend;
    this.options = options;
    this.behaviour = behaviour;
    this.clock = clock;
    this.loop = loop;
    this.listener = listener;
    version = behaviour.version == null ? 5 : behaviour.version;
    backoff =
        new Backoff(
            millis(behaviour.shortestDelay), millis(behaviour.longestDelay), backend.chance());
    outbox = new Outbox(clock, loop, behaviour.queueLimit, listener::overflow);
    Subscriptions subscriptions = new Subscriptions();
    subscriber = new Subscriber(loop, subscriptions, listener::error);
    inbox =
        new Inbox(
            clock, subscriptions, behaviour.queueLimit, listener::message, listener::overflow);
    sessions.put(version, backend.session(options, version));
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * 1e6));
  }

  void start() {
    connect();
  }

  boolean isConnected() {
    return attempt != null && attempt.up;
  }

  CompletableFuture<@Nullable Void> publish(MqttMessage message) {
    if (closing) {
      return CompletableFuture.failedFuture(isClosed());
    }
    TopicFilter.checkTopic(message.topic());
    return outbox.add(message);
  }

  Subscriptions.Handler subscribe(Subscriptions.Wish wish) {
    if (closing) {
      throw isClosed();
    }
    return subscriber.subscribe(wish);
  }

  CompletableFuture<@Nullable Void> unsubscribe(Subscriptions.Handler handler) {
    return closing ? CompletableFuture.completedFuture(null) : subscriber.unsubscribe(handler);
  }

  /** The handlers of a delivery have settled. */
  void done(int delivery) {
    inbox.done(delivery);
  }

  /** Sends what waits, says goodbye and ends; none of it takes longer than the limit. */
  CompletableFuture<@Nullable Void> close(Duration limit) {
    if (closing) {
      return closed;
    }
    closing = true;
    inbox.close();
    if (attempt == null || !attempt.up) {
      abandon();
      return closed;
    }
    Attempt last = attempt;
    restartTimer(limit, () -> sayGoodbye(last));
    outbox.whenIdle(() -> sayGoodbye(last));
    return closed;
  }

  private void sayGoodbye(Attempt last) {
    outbox.whenIdle(() -> {});
    last.link().disconnect();
    restartTimer(GOODBYE, this::abandon);
  }

  /** Ends at once and without a goodbye: the broker publishes the will. */
  void abandon() {
    closing = true;
    Attempt last = attempt;
    attempt = null;
    cancelTimer();
    if (last != null && last.link != null) {
      last.link.drop();
    }
    inbox.close();
    HalException why = isClosed();
    outbox.fail(why);
    subscriber.fail(why);
    if (closed.complete(null)) {
      listener.closed();
    }
  }

  private HalException isClosed() {
    return new HalException(
        "ERR_MQTT_CLOSED", "mqtt: the client is closed; connect() makes a new one");
  }

  private void restartTimer(Duration delay, Runnable task) {
    cancelTimer();
    timer = clock.after(delay, task);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void connect() {
    MqttSession session = sessions.computeIfAbsent(version, v -> backend.session(options, v));
    Attempt next = new Attempt(version);
    attempt = next;
    restartTimer(millis(behaviour.connectTimeout), () -> giveUp(next));
    // Only the first link may begin from nothing: the session of this very client is to live on.
    boolean known = served.contains(version);
    next.link = session.connect(options.clean() && !(version == 5 && known), next);
  }

  private void giveUp(Attempt late) {
    attempt = null;
    if (late.link != null) {
      late.link.drop();
    }
    String what =
        "mqtt: no answer from %s within %d ms; is it a broker?"
            .formatted(options.address(), (long) behaviour.connectTimeout);
    retry(late, new HalException("ETIMEDOUT", what));
  }

  private void ended(Attempt last, HalException why) {
    attempt = null;
    if (closing) {
      abandon();
      return;
    }
    outbox.hold();
    subscriber.hold();
    if (last.up) {
      if (clock.nanoTime() - last.since >= STEADY.toNanos()) {
        backoff.reset();
      }
      listener.offline();
    }
    retry(last, why);
  }

  private void retry(Attempt failed, HalException why) {
    if (!failed.up && behaviour.version == null && fallsBack(failed, why)) {
      version = version == 5 ? 4 : 5;
      if (version == 4) {
        connect();
        return;
      }
    }
    boolean lasting = MqttRefusal.isLasting(why);
    Duration delay = lasting ? backoff.last() : backoff.next();
    restartTimer(delay, this::connect);
    listener.reconnecting(delay, backoff.attempts(), why);
    if (lasting) {
      listener.error(why);
    }
  }

  /** Old brokers refuse MQTT 5, or just hang up on it. */
  private boolean fallsBack(Attempt failed, HalException why) {
    return (why.code().equals(MqttRefusal.VERSION) && failed.version == 5)
        || (why.code().equals(MqttRefusal.NO_ANSWER) && !served.contains(failed.version));
  }

  /** One link's story, brought to the loop's thread; what it tells after its end is not heard. */
  private final class Attempt implements MqttLink.Listener {
    private final int version;
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicInteger flooded = new AtomicInteger();
    private @Nullable MqttLink link;
    private boolean up;
    private long since;

    Attempt(int version) {
      this.version = version;
    }

    @Override
    public void connected(Connected connected) {
      post(() -> cameUp(connected));
    }

    @Override
    public void arrived(Arrival arrival) {
      // A loop that is busy for long must not be buried under what came meanwhile.
      if (posted.incrementAndGet() > behaviour.queueLimit && arrival.message().qos() == 0) {
        posted.decrementAndGet();
        flooded.incrementAndGet();
        return;
      }
      post(() -> take(arrival));
    }

    @Override
    public void closed(HalException why) {
      post(() -> ended(this, why));
    }

    private void post(Runnable task) {
      loop.execute(
          () -> {
            if (attempt == this) {
              task.run();
            }
          });
    }

    private MqttLink link() {
      return Objects.requireNonNull(link);
    }

    private void cameUp(Connected connected) {
      cancelTimer();
      up = true;
      since = clock.nanoTime();
      boolean known = !served.add(version);
      subscriber.open(link(), known && connected.sessionPresent());
      listener.connected(connected.sessionPresent(), version);
      if (attempt == this) {
        outbox.open(link(), Math.min(WINDOW, connected.receiveMaximum()));
      }
    }

    private void take(Arrival arrival) {
      posted.decrementAndGet();
      int lost = flooded.getAndSet(0);
      if (lost > 0) {
        inbox.flooded(arrival.message().topic(), lost);
      }
      inbox.arrived(link(), arrival);
    }
  }
}

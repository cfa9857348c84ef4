package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client as mqtt.js holds it; it keeps the program running until it is closed. */
final class MqttConnection implements MqttClient.Listener {
  /** What happens, by the names of the events that apps know; {@code detail} depends on them. */
  @FunctionalInterface
  interface Events {
    void event(String name, @Nullable Object detail);
  }

  record Connect(boolean sessionPresent, int version) {}

  record Reconnecting(double delay, int attempt, HalException error) {}

  record Overflow(String topic, int dropped) {}

  private final MqttClient client;
  private final Loop loop;
  private final Events events;
  private final Hold hold;
  private final Map<Integer, Subscriptions.Handler> handlers = new HashMap<>();
  private boolean closed;

  MqttConnection(
      MqttBackend backend,
      Loop loop,
      MqttOptions options,
      MqttClient.Behaviour behaviour,
      Events events) {
    this.loop = loop;
    this.events = events;
    client = new MqttClient(backend, options, behaviour, loop.clock(), loop::post, this);
    hold = loop.hold("mqtt: a client of " + options.address());
  }

  /** Begins; apart from the making, so that mqtt.js has its client before the first event. */
  @Exported
  void start() {
    loop.post(
        () -> {
          if (!closed) {
            client.start();
          }
        });
  }

  @Exported
  CompletableFuture<@Nullable Void> publish(MqttMessage message) {
    return client.publish(message);
  }

  /** The handler's number, by which messages for it are marked. */
  @Exported
  int subscribe(Subscriptions.Wish wish) {
    Subscriptions.Handler handler = client.subscribe(wish);
    handlers.put(handler.id, handler);
    return handler.id;
  }

  /** Settles with the granted QoS. */
  @Exported
  CompletableFuture<Integer> granted(int handler) {
    return Objects.requireNonNull(handlers.get(handler)).granted;
  }

  @Exported
  CompletableFuture<@Nullable Void> unsubscribe(int number) {
    Subscriptions.Handler handler = handlers.remove(number);
    return handler == null ? CompletableFuture.completedFuture(null) : client.unsubscribe(handler);
  }

  /** The handlers of this delivery have settled. */
  @Exported
  void done(int delivery) {
    client.done(delivery);
  }

  /**
   * @param limit milliseconds for what is still to be sent
   */
  @Exported
  CompletableFuture<@Nullable Void> close(double limit) {
    return client.close(Duration.ofNanos(Math.round(limit * 1e6)));
  }

  boolean isClosed() {
    return closed;
  }

  void abandon() {
    client.abandon();
  }

  @Override
  public void connected(boolean sessionPresent, int version) {
    events.event("connect", new Connect(sessionPresent, version));
  }

  @Override
  public void reconnecting(Duration delay, int attempt, HalException error) {
    events.event("reconnecting", new Reconnecting(delay.toNanos() / 1e6, attempt, error));
  }

  @Override
  public void offline() {
    events.event("offline", null);
  }

  @Override
  public void overflow(String topic, int dropped) {
    events.event("overflow", new Overflow(topic, dropped));
  }

  @Override
  public void message(Inbox.Delivery delivery) {
    events.event("message", delivery);
  }

  @Override
  public void error(HalException error) {
    events.event("error", error);
  }

  @Override
  public void closed() {
    closed = true;
    hold.release();
    events.event("close", null);
  }
}

package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A client and all it was told; its loop is turned by hand. */
final class Told implements MqttClient.Listener, AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final String clientId;
  final ManualLoop loop;
  final MqttClient client;
  final List<Integer> connects = new ArrayList<>();
  final List<Boolean> sessions = new ArrayList<>();
  final List<Duration> delays = new ArrayList<>();
  final List<HalException> reasons = new ArrayList<>();
  final List<HalException> errors = new ArrayList<>();
  final List<String> overflows = new ArrayList<>();
  final List<Inbox.Delivery> messages = new ArrayList<>();
  int offlines;
  int closes;

  /** Whether each delivery is done as soon as it comes. */
  boolean prompt = true;

  Told(MqttBackend backend, String url) {
    this(new ManualLoop(), backend, options(url, "test"), behaviour(null));
  }

  Told(ManualLoop loop, MqttBackend backend, MqttOptions options, MqttClient.Behaviour behaviour) {
    this.loop = loop;
    clientId = options.clientId();
    client = new MqttClient(backend, options, behaviour, loop.clock(), loop::post, this);
    client.start();
  }

  static MqttOptions options(String url, String clientId) {
    return new MqttOptions(
        url, clientId, null, null, MqttOptions.Tls.SYSTEM, 30, true, 0, 16, null);
  }

  static MqttClient.Behaviour behaviour(Integer version) {
    return new MqttClient.Behaviour(version, 100, 10_000, 1000, 30_000);
  }

  static MqttMessage message(String topic, String text, int qos) {
    return new MqttMessage(
        topic, text.getBytes(StandardCharsets.UTF_8), qos, false, MqttProperties.NONE);
  }

  static MqttMessage retained(String topic, String text) {
    return new MqttMessage(
        topic, text.getBytes(StandardCharsets.UTF_8), 1, true, MqttProperties.NONE);
  }

  static Subscriptions.Wish wish(String filter) {
    return new Subscriptions.Wish(filter, 2, false, false, 0, false);
  }

  void until(BooleanSupplier condition) {
    try {
      loop.runUntil(condition, LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; threads:\n" + Threads.stacks(clientId), e);
    }
  }

  Told connected() {
    int before = connects.size();
    until(() -> connects.size() > before || (before > 0 && client.isConnected()));
    return this;
  }

  /** Lets time pass until it is connected again, however many attempts that takes. */
  void back() {
    int before = connects.size();
    while (connects.size() == before) {
      int attempts = delays.size();
      loop.advance(Duration.ofSeconds(30));
      until(() -> connects.size() > before || delays.size() > attempts);
    }
  }

  <T> T got(CompletableFuture<T> future) {
    until(future::isDone);
    return future.join();
  }

  Subscriptions.Handler subscribe(String filter) {
    Subscriptions.Handler handler = client.subscribe(wish(filter));
    got(handler.granted);
    return handler;
  }

  void publish(MqttMessage message) {
    got(client.publish(message));
  }

  /** Topics and texts of what came. */
  List<String> texts() {
    return messages.stream().map(d -> d.message().topic() + " " + text(d)).toList();
  }

  static String text(Inbox.Delivery delivery) {
    return new String(delivery.message().payload(), StandardCharsets.UTF_8);
  }

  @Override
  public void connected(boolean sessionPresent, int version) {
    connects.add(version);
    sessions.add(sessionPresent);
  }

  @Override
  public void reconnecting(Duration delay, int attempt, HalException error) {
    delays.add(delay);
    reasons.add(error);
  }

  @Override
  public void offline() {
    offlines++;
  }

  @Override
  public void overflow(String topic, int dropped) {
    overflows.add(topic + " " + dropped);
  }

  @Override
  public void message(Inbox.Delivery delivery) {
    messages.add(delivery);
    if (prompt && delivery.number() != 0) {
      loop.post(() -> client.done(delivery.number()));
    }
  }

  @Override
  public void error(HalException error) {
    errors.add(error);
  }

  @Override
  public void closed() {
    closes++;
  }

  @Override
  public void close() {
    client.close(Duration.ofSeconds(5));
    until(() -> closes == 1);
  }
}

package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.HalException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A link and all it reported, for {@link MqttChecks}. */
final class LinkProbe implements MqttLink.Listener {
  final List<MqttLink.Arrival> arrivals = new CopyOnWriteArrayList<>();
  final MqttLink link;
  private final MqttChecks.Waiting waiting;
  private final List<HalException> closed = new CopyOnWriteArrayList<>();
  private volatile MqttLink.@Nullable Connected connected;
  private long numbers = 1000;

  /** Comes up, or throws. */
  LinkProbe(MqttSession session, boolean fresh, MqttChecks.Waiting waiting) {
    this.waiting = waiting;
    link = session.connect(fresh, this);
    waiting.until(() -> connected != null || !closed.isEmpty());
    if (connected == null) {
      throw closed.getFirst();
    }
  }

  @Override
  public void connected(MqttLink.Connected granted) {
    connected = granted;
  }

  @Override
  public void arrived(MqttLink.Arrival arrival) {
    arrivals.add(arrival);
  }

  @Override
  public void closed(HalException why) {
    closed.add(why);
  }

  boolean sessionPresent() {
    var granted = connected;
    return granted != null && granted.sessionPresent();
  }

  int closed() {
    return closed.size();
  }

  byte[] payload(int arrival) {
    return arrivals.get(arrival).message().payload();
  }

  <T extends @Nullable Object> T wait(CompletableFuture<T> future) {
    waiting.until(future::isDone);
    return future.join();
  }

  void subscribe(int id, String filter) {
    wait(link.subscribe(new MqttSubscription(filter, id, 2, false, false, 0)));
  }

  void publish(MqttMessage message) {
    wait(link.publish(numbers++, message));
  }

  void acknowledge(int arrival) {
    link.acknowledge(arrivals.get(arrival));
  }

  /** Waits for so many messages, and refuses more. */
  void expect(int count) {
    waiting.until(() -> arrivals.size() >= count);
    Check.same("messages", count, arrivals.size());
  }

  void awaitEnd() {
    waiting.until(() -> !closed.isEmpty());
  }

  void leave() {
    link.disconnect();
    awaitEnd();
  }
}

package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.mqtt.MqttLink.Arrival;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way in: handed on one after the other, each acknowledged when its handlers are
 * done, so that a slow program slows the broker down. What the broker cannot hold back (QoS 0) is
 * bounded here: the oldest gives way and is counted. An expired message is never handed on.
 */
final class Inbox {
  /**
   * A message for its handlers.
   *
   * @param number for {@link #done}; 0 if nobody waits for that
   * @param expiresAt milliseconds since 1970
   */
  record Delivery(
      int number,
      MqttMessage message,
      boolean duplicate,
      @Nullable Double expiresAt,
      List<Integer> handlers) {}

  private record Entry(MqttLink link, Arrival arrival, long deadline) {}

  private final Clock clock;
  private final Subscriptions subscriptions;
  private final int limit;
  private final Consumer<Delivery> sink;
  private final BiConsumer<String, Integer> overflow;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private @Nullable Entry current;
  private int number;
  private int unreliable;
  private int dropped;
  private boolean closed;

  Inbox(
      Clock clock,
      Subscriptions subscriptions,
      int limit,
      Consumer<Delivery> sink,
      BiConsumer<String, Integer> overflow) {
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.limit = limit;
    this.sink = sink;
    this.overflow = overflow;
  }

  void arrived(MqttLink link, Arrival arrival) {
    Long expiry = arrival.message().properties().expiry();
    long deadline = expiry == null ? Long.MAX_VALUE : clock.nanoTime() + expiry * 1_000_000_000L;
    Entry entry = new Entry(link, arrival, deadline);
    if (closed) {
      return;
    }
    if (!isExpired(entry)) {
      List<Integer> direct = handlers(arrival, true);
      if (!direct.isEmpty()) {
        sink.accept(delivery(0, entry, direct));
      }
      if (!direct.isEmpty() && handlers(arrival, false).isEmpty()) {
        link.acknowledge(arrival);
        return;
      }
    }
    waiting.add(entry);
    if (arrival.message().qos() == 0 && ++unreliable > limit) {
      dropOldest();
    }
    next();
  }

  private void dropOldest() {
    for (Entry entry : waiting) {
      if (entry.arrival.message().qos() == 0) {
        waiting.remove(entry);
        unreliable--;
        overflow.accept(entry.arrival.message().topic(), ++dropped);
        return;
      }
    }
  }

  /** Messages that did not even get here. */
  void flooded(String topic, int count) {
    dropped += count;
    overflow.accept(topic, dropped);
  }

  private List<Integer> handlers(Arrival arrival, boolean direct) {
    return subscriptions.of(arrival).stream()
        .filter(handler -> handler.wish.direct() == direct)
        .map(handler -> handler.id)
        .collect(Collectors.toList());
  }

  /** The handlers of a delivery have settled. */
  void done(int delivery) {
    Entry entry = current;
    if (entry == null || delivery != number) {
      return;
    }
    current = null;
    entry.link.acknowledge(entry.arrival);
    next();
  }

  private void next() {
    while (current == null && !closed && !waiting.isEmpty()) {
      Entry entry = waiting.remove();
      if (entry.arrival.message().qos() == 0) {
        unreliable--;
      }
      if (isExpired(entry)) {
        entry.link.acknowledge(entry.arrival);
        continue;
      }
      current = entry;
      sink.accept(delivery(++number, entry, handlers(entry.arrival, false)));
    }
  }

  private boolean isExpired(Entry entry) {
    return clock.nanoTime() >= entry.deadline;
  }

  private Delivery delivery(int delivery, Entry entry, List<Integer> handlers) {
    Double expiresAt = null;
    if (entry.deadline != Long.MAX_VALUE) {
      long rest = (entry.deadline - clock.nanoTime()) / 1_000_000;
      expiresAt = (double) (clock.currentTimeMillis() + rest);
    }
    Arrival arrival = entry.arrival;
    return new Delivery(delivery, arrival.message(), arrival.duplicate(), expiresAt, handlers);
  }

  void close() {
    closed = true;
    waiting.clear();
  }
}

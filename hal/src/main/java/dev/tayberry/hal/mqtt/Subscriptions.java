package dev.tayberry.hal.mqtt;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to what. One filter is one subscription at the broker, however many handlers it has;
 * a filter subscribed again gets a new id, so that retained messages find the new handlers only.
 */
final class Subscriptions {
  /**
   * How a handler wants its messages.
   *
   * @param direct at once, past the queue: for replies, which a busy handler may be waiting for
   */
  record Wish(
      String filter,
      int qos,
      boolean noLocal,
      boolean retainAsPublished,
      int retainHandling,
      boolean direct) {}

  /** One handler. {@code granted} settles once the broker has answered for the first time. */
  static final class Handler {
    final int id;
    final Wish wish;
    final CompletableFuture<Integer> granted = new CompletableFuture<>();

    /** The subscription whose retained messages are for this handler. */
    private int subscribedAs;

    Handler(int id, Wish wish) {
      this.id = id;
      this.wish = wish;
    }
  }

  private static final class Entry {
    final TopicFilter filter;
    final Set<Handler> handlers = new LinkedHashSet<>();

    /** Then the retain flag does not tell what comes from the store. */
    boolean retainAsPublished;

    /** All the broker may still name: a message can cross the SUBSCRIBE that replaces the id. */
    final Set<Integer> ids = new HashSet<>();

    Entry(TopicFilter filter) {
      this.filter = filter;
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int handlers;
  private int ids;

  Handler add(Wish wish) {
    Handler handler = new Handler(++handlers, wish);
    entries
        .computeIfAbsent(wish.filter, filter -> new Entry(TopicFilter.of(filter)))
        .handlers
        .add(handler);
    return handler;
  }

  /** True if it was the filter's last handler. */
  boolean remove(Handler handler) {
    Entry entry = entries.get(handler.wish.filter);
    if (entry == null || !entry.handlers.remove(handler) || !entry.handlers.isEmpty()) {
      return false;
    }
    entries.remove(handler.wish.filter);
    return true;
  }

  Collection<String> filters() {
    return List.copyOf(entries.keySet());
  }

  /** Filters with a handler the broker has not answered yet. */
  Collection<String> open() {
    return entries.values().stream()
        .flatMap(entry -> entry.handlers.stream())
        .filter(handler -> !handler.granted.isDone())
        .map(handler -> handler.wish.filter)
        .distinct()
        .toList();
  }

  /** The handlers that the subscription was made for. */
  List<Handler> of(MqttSubscription subscription) {
    Entry entry = entries.get(subscription.filter());
    return entry == null
        ? List.of()
        : entry.handlers.stream().filter(h -> h.subscribedAs == subscription.id()).toList();
  }

  List<Handler> all() {
    return entries.values().stream().flatMap(entry -> entry.handlers.stream()).toList();
  }

  /**
   * What to ask the broker for.
   *
   * @param anew for all handlers of the filter, since the broker has forgotten it; else only those
   *     that it never granted get its retained messages
   */
  @Nullable MqttSubscription request(String filter, boolean anew) {
    Entry entry = entries.get(filter);
    if (entry == null) {
      return null;
    }
    if (anew) {
      entry.ids.clear();
    }
    int id = ++ids;
    entry.ids.add(id);
    int qos = 0;
    int retainHandling = 2;
    boolean noLocal = true;
    boolean retainAsPublished = false;
    for (Handler handler : entry.handlers) {
      if (anew || !handler.granted.isDone()) {
        handler.subscribedAs = id;
        retainHandling = Math.min(retainHandling, handler.wish.retainHandling);
      }
      qos = Math.max(qos, handler.wish.qos);
      noLocal &= handler.wish.noLocal;
      retainAsPublished |= handler.wish.retainAsPublished;
    }
    entry.retainAsPublished = retainAsPublished;
    return new MqttSubscription(filter, id, qos, noLocal, retainAsPublished, retainHandling);
  }

  /** Each handler the message is for, once. */
  List<Handler> of(MqttLink.Arrival arrival) {
    List<Entry> matching =
        entries.values().stream()
            .filter(entry -> entry.filter.matches(arrival.message().topic()))
            .toList();
    List<Integer> named = arrival.subscriptions();
    // Ids may be left from an earlier run's session: then the topic alone decides.
    List<Entry> meant =
        matching.stream().filter(entry -> named.stream().anyMatch(entry.ids::contains)).toList();
    boolean retainedForSome =
        arrival.message().retain()
            && !meant.isEmpty()
            && meant.stream().noneMatch(entry -> entry.retainAsPublished);
    return (meant.isEmpty() ? matching : meant)
        .stream()
            .flatMap(entry -> entry.handlers.stream())
            .filter(handler -> !retainedForSome || named.contains(handler.subscribedAs))
            .toList();
  }
}

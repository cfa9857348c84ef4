package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way out, in the order they were published. What waits is bounded: the oldest
 * gives way and is told so. What a lost link left open goes first on the next one.
 */
final class Outbox {
  /** A message that waits, or is under way. */
  private record Entry(
      long number, MqttMessage message, long deadline, CompletableFuture<@Nullable Void> done) {}

  private final Clock clock;
  private final Executor loop;
  private final int limit;
  private final BiConsumer<String, Integer> overflow;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private final Map<Long, Entry> underWay = new LinkedHashMap<>();
  private long numbers;
  private int dropped;
  private @Nullable MqttLink link;
  private int window;
  private Runnable whenIdle = () -> {};

  /**
   * @param overflow is told the topic of each dropped message and how many there were in all
   */
  Outbox(Clock clock, Executor loop, int limit, BiConsumer<String, Integer> overflow) {
    this.clock = clock;
    this.loop = loop;
    this.limit = limit;
    this.overflow = overflow;
  }

  CompletableFuture<@Nullable Void> add(MqttMessage message) {
    Long expiry = message.properties().expiry();
    long deadline = expiry == null ? Long.MAX_VALUE : clock.nanoTime() + expiry * 1_000_000_000L;
    Entry entry = new Entry(++numbers, message, deadline, new CompletableFuture<>());
    waiting.add(entry);
    send();
    if (waiting.size() > limit) {
      drop(waiting.remove());
    }
    return entry.done;
  }

  private void drop(Entry entry) {
    dropped++;
    overflow.accept(entry.message.topic(), dropped);
    entry.done.completeExceptionally(
        new HalException(
            "ERR_MQTT_OVERFLOW",
            "mqtt: more than %d messages waited for the broker; the oldest (%s) was dropped"
                .formatted(limit, entry.message.topic())));
  }

  /** Sends what waits over a link that has come up. */
  void open(MqttLink link, int window) {
    this.link = link;
    this.window = window;
    send();
  }

  /** The link is gone: what was under way waits again, in front. */
  void hold() {
    link = null;
    List<Entry> unfinished = new ArrayList<>(underWay.values());
    underWay.clear();
    unfinished.reversed().forEach(waiting::addFirst);
  }

  /** Runs the task as soon as nothing is left to be sent. */
  void whenIdle(Runnable task) {
    whenIdle = task;
    send();
  }

  /** The end: nothing will be sent any more. */
  void fail(HalException why) {
    hold();
    List<Entry> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(entry -> entry.done.completeExceptionally(why));
  }

  private void send() {
    while (link != null && underWay.size() < window && !waiting.isEmpty()) {
      Entry entry = waiting.remove();
      if (clock.nanoTime() >= entry.deadline) {
        expire(entry);
      } else {
        underWay.put(entry.number, entry);
        publish(link, entry);
      }
    }
    if (waiting.isEmpty() && underWay.isEmpty()) {
      whenIdle.run();
    }
  }

  private static void expire(Entry entry) {
    entry.done.completeExceptionally(
        new HalException(
            "ERR_MQTT_EXPIRED",
            "mqtt: the message to %s expired after %d s before the broker had it"
                .formatted(entry.message.topic(), entry.message.properties().expiry())));
  }

  private void publish(MqttLink over, Entry entry) {
    over.publish(entry.number, message(entry))
        .whenComplete((nothing, error) -> loop.execute(() -> settled(over, entry, error)));
  }

  /** The broker counts the rest of the time only. */
  private MqttMessage message(Entry entry) {
    if (entry.deadline == Long.MAX_VALUE) {
      return entry.message;
    }
    long rest = Math.ceilDiv(entry.deadline - clock.nanoTime(), 1_000_000_000L);
    return entry.message.withExpiry(Math.max(1, rest));
  }

  private void settled(MqttLink over, Entry entry, @Nullable Throwable error) {
    // Lost with its link: hold() has put it, or will put it, back in front. There it is in vain
    // where the broker has it after all.
    boolean late = !over.equals(link);
    if ((late && error != null)
        || (cause(error) instanceof HalException e && e.code().equals(MqttLink.LOST))) {
      return;
    }
    if (late && !waiting.remove(entry)) {
      return;
    }
    underWay.remove(entry.number);
    if (error == null) {
      entry.done.complete(null);
    } else {
      entry.done.completeExceptionally(cause(error));
    }
    send();
  }

  static @Nullable Throwable cause(@Nullable Throwable error) {
    return error instanceof CompletionException ? error.getCause() : error;
  }
}

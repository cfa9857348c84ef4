package dev.tayberry.hal.mqtt;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight, in memory, under Paho's keys. It outlives Paho's client objects, so that a new
 * one can go on with the session where the last one broke off.
 *
 * @param <P> a persisted packet
 */
class PahoStore<P> {
  private static final String SENT = "s-";
  private static final String RECEIVED = "r-";

  private final Map<String, P> held = Collections.synchronizedMap(new LinkedHashMap<>());

  /** Our numbers of what was sent, and Paho's packet ids. */
  private final Map<Long, Integer> packets = new ConcurrentHashMap<>();

  /** What the broker confirmed when the link it went over had ended. */
  private final Set<Long> unheard = ConcurrentHashMap.newKeySet();

  private long next;

  void forget() {
    held.clear();
    packets.clear();
    unheard.clear();
  }

  /** The number of what Paho is given next. */
  final void sending(long number) {
    next = number;
  }

  final void hold(String key, P packet) {
    if (isSent(key)) {
      packets.put(next, id(key));
    }
    held.put(key, packet);
  }

  static boolean isSent(String key) {
    return key.startsWith(SENT);
  }

  static boolean isReceived(String key) {
    return key.startsWith(RECEIVED);
  }

  static int id(String key) {
    return Integer.parseInt(key.substring(2));
  }

  /** The broker has it; to be told over the next link if the one it went over has ended. */
  final void settled(long number, CompletableFuture<@Nullable Void> done) {
    packets.remove(number);
    if (!done.complete(null)) {
      unheard.add(number);
    }
  }

  /** True, once, if the broker has had it from an earlier link: sent again, it would be another. */
  final boolean isSettled(long number) {
    return unheard.remove(number);
  }

  /** The broker does not want it. */
  final void abandon(long number) {
    Integer packet = packets.remove(number);
    if (packet != null) {
      held.remove(SENT + packet);
    }
  }

  /** Our number of what is in flight under this packet id. */
  final @Nullable Long number(int packet) {
    for (Map.Entry<Long, Integer> entry : packets.entrySet()) {
      if (entry.getValue() == packet) {
        return entry.getKey();
      }
    }
    return null;
  }

  final boolean holdsReceived(int packet) {
    return held.containsKey(RECEIVED + packet);
  }

  final void delivered(int packet) {
    held.remove(RECEIVED + packet);
  }

  public void close() {
    // The session goes on.
  }

  public void clear() {
    // forget() is for us to call: Paho's clients clear when they go, too.
  }

  public @Nullable P get(String key) {
    return held.get(key);
  }

  public void remove(String key) {
    held.remove(key);
  }

  public Enumeration<String> keys() {
    synchronized (held) {
      return Collections.enumeration(List.copyOf(held.keySet()));
    }
  }

  public boolean containsKey(String key) {
    return held.containsKey(key);
  }
}

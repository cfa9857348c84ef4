package dev.tayberry.hal.mqtt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client's side of a session: what is in flight, in both directions. */
final class SimulatedSession {
  /** A message of ours; once {@code released} only its PUBREL is repeated. */
  record Sent(int packet, boolean released) {}

  private final Map<Long, Sent> sent = new HashMap<>();
  private final Set<Integer> used = new HashSet<>();

  /** QoS 2 messages that came and are not released yet, and whether their handlers are done. */
  private final Map<Integer, Boolean> received = new HashMap<>();

  private int last;

  void forget() {
    sent.clear();
    used.clear();
    received.clear();
  }

  int newPacket() {
    do {
      last = last % 65_535 + 1;
    } while (!used.add(last));
    return last;
  }

  void free(int packet) {
    used.remove(packet);
  }

  @Nullable Sent sent(long number) {
    return sent.get(number);
  }

  void sent(long number, Sent state) {
    sent.put(number, state);
  }

  void settled(long number) {
    Sent state = sent.remove(number);
    if (state != null) {
      free(state.packet);
    }
  }

  /** True if it comes for the first time. */
  boolean received(int packet) {
    return received.putIfAbsent(packet, false) == null;
  }

  boolean isHandled(int packet) {
    return received.getOrDefault(packet, false);
  }

  void handled(int packet) {
    received.replace(packet, true);
  }

  void released(int packet) {
    received.remove(packet);
  }
}

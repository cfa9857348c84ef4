package dev.tayberry.hal.mqtt.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** A session's QoS 2 messages from its client that wait for their release: each counts once. */
final class Incoming {
  private final Map<Integer, Published> unreleased = new LinkedHashMap<>();

  /** A number that is used again means the same message, or the client forgot and starts anew. */
  void hold(int id, Published published) {
    unreleased.put(id, published);
  }

  boolean holds(int id) {
    return unreleased.containsKey(id);
  }

  int size() {
    return unreleased.size();
  }

  Reason release(int id, Router router) {
    var published = unreleased.remove(id);
    if (published == null) {
      return Reason.PACKET_IDENTIFIER_NOT_FOUND;
    }
    router.publish(published);
    return Reason.SUCCESS;
  }
}

package dev.tayberry.hal.mqtt.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a shared subscription; each message goes to one of them, in turn. */
final class SharedGroup {
  private final Map<Session, Subscriber> members = new LinkedHashMap<>();

  boolean add(Subscriber member) {
    return members.put(member.session(), member) == null;
  }

  boolean remove(Session session) {
    return members.remove(session) != null;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** One who is there if there is one, else the message waits with whose turn it is. */
  Subscriber next() {
    var chosen =
        members.values().stream()
            .filter(member -> member.session().isConnected())
            .findFirst()
            .orElseGet(() -> members.values().iterator().next());
    members.remove(chosen.session());
    members.put(chosen.session(), chosen);
    return chosen;
  }
}

package dev.tayberry.hal.mqtt.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session's messages to its client: a queue, and a window of those under way. */
final class Outgoing {
  private static final int LAST_ID = 65_535;

  private final Broker broker;
  private final String clientId;
  private final ArrayDeque<Delivery> queue = new ArrayDeque<>();

  /** Sent, and not yet acknowledged (QoS 1) or received (QoS 2). */
  private final Map<Integer, Delivery> unacknowledged = new LinkedHashMap<>();

  /** Received by the client, PUBREL is sent, PUBCOMP is yet to come. */
  private final Set<Integer> released = new LinkedHashSet<>();

  private @Nullable Connection connection;
  private int window;
  private int lastId;

  Outgoing(Broker broker, String clientId) {
    this.broker = broker;
    this.clientId = clientId;
  }

  /** The client is back: what it may have missed comes first. */
  void resume(Connection newConnection, int newWindow) {
    connection = newConnection;
    window = newWindow;
    released.forEach(id -> newConnection.send(new Packet.Pubrel(id, Reason.SUCCESS)));
    var missed = new ArrayList<>(unacknowledged.values());
    unacknowledged.clear();
    missed.reversed().forEach(delivery -> queue.addFirst(delivery.again()));
    pump();
  }

  /** The client is gone: QoS 0 does not wait for it. */
  void suspend() {
    connection = null;
    queue.removeIf(delivery -> delivery.qos() == 0);
  }

  void offer(Delivery delivery) {
    var current = connection;
    if (delivery.qos() == 0 && current == null) {
      return;
    }
    if (delivery.qos() == 0 && current != null && current.isWritable()) {
      // Overtakes what waits for the window, as it does with mosquitto.
      transmit(current, delivery);
      return;
    }
    if (queue.size() >= broker.limits().queued()) {
      long now = broker.clock().nanoTime();
      queue.removeIf(waiting -> waiting.published().isExpired(now));
    }
    if (queue.size() >= broker.limits().queued()) {
      drop(delivery, "too many messages wait for this client");
      return;
    }
    queue.add(delivery);
    pump();
  }

  /** Sends what the window and the connection have room for. */
  void pump() {
    var current = connection;
    while (current != null && current.isWritable() && !queue.isEmpty()) {
      if (queue.getFirst().qos() > 0 && unacknowledged.size() + released.size() >= window) {
        return;
      }
      transmit(current, queue.removeFirst());
    }
  }

  private void transmit(Connection to, Delivery delivery) {
    long now = broker.clock().nanoTime();
    if (delivery.published().isExpired(now)) {
      return;
    }
    var numbered = delivery;
    if (delivery.qos() > 0 && delivery.id() == 0) {
      numbered = delivery.numbered(nextId());
    }
    var packet = numbered.packet(now);
    if (!to.takes(packet)) {
      drop(delivery, "larger than the client's maximum packet size");
      return;
    }
    if (numbered.qos() > 0) {
      unacknowledged.put(numbered.id(), numbered);
    }
    to.send(packet);
  }

  void puback(int id) {
    var delivery = unacknowledged.get(id);
    if (delivery != null && delivery.qos() == 1) {
      unacknowledged.remove(id);
      pump();
    }
  }

  /** The reason to answer PUBREL with, or null if the client refused the message. */
  @Nullable Reason pubrec(int id, Reason reason) {
    if (released.contains(id)) {
      return Reason.SUCCESS;
    }
    var delivery = unacknowledged.get(id);
    if (delivery == null || delivery.qos() != 2) {
      return Reason.PACKET_IDENTIFIER_NOT_FOUND;
    }
    unacknowledged.remove(id);
    if (reason.isError()) {
      pump();
      return null;
    }
    released.add(id);
    return Reason.SUCCESS;
  }

  void pubcomp(int id) {
    if (released.remove(id)) {
      pump();
    }
  }

  private void drop(Delivery delivery, String why) {
    broker.tell(watcher -> watcher.dropped(clientId, delivery.published().message(), why));
  }

  private int nextId() {
    // What waits to be sent again has a number, but it stands before all that have none.
    do {
      lastId = lastId % LAST_ID + 1;
    } while (unacknowledged.containsKey(lastId) || released.contains(lastId));
    return lastId;
  }
}

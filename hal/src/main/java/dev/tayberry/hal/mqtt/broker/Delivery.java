package dev.tayberry.hal.mqtt.broker;

import java.util.List;

/** A message on its way to one client. */
record Delivery(
    Published published,
    int qos,
    boolean retain,
    List<Integer> subscriptionIds,
    int id,
    boolean duplicate) {

  Delivery(Published published, int qos, boolean retain, List<Integer> subscriptionIds) {
    this(published, qos, retain, subscriptionIds, 0, false);
  }

  Delivery numbered(int newId) {
    return new Delivery(published, qos, retain, subscriptionIds, newId, false);
  }

  Delivery again() {
    return new Delivery(published, qos, retain, subscriptionIds, id, true);
  }

  Packet.Publish packet(long now) {
    var message = published.message();
    var sent =
        new Message(message.topic(), message.payload(), qos, retain, published.propertiesAt(now));
    return new Packet.Publish(id, sent, duplicate, 0, subscriptionIds);
  }
}

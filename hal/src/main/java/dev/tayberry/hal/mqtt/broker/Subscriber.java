package dev.tayberry.hal.mqtt.broker;

import java.util.List;

/** One session's subscription, as the tree holds it. */
record Subscriber(Session session, Subscription subscription, int subscriptionId) {
  Delivery delivery(Published published, boolean retain) {
    int qos = Math.min(published.message().qos(), subscription.qos());
    var ids = subscriptionId == 0 ? List.<Integer>of() : List.of(subscriptionId);
    return new Delivery(published, qos, retain, ids);
  }
}

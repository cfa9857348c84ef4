package dev.tayberry.hal.mqtt.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a message to everyone who subscribed to its topic. */
final class Router {
  private final Broker broker;

  Router(Broker broker) {
    this.broker = broker;
  }

  /** Whether anybody subscribed to it. */
  boolean publish(Published published) {
    var message = published.message();
    if (message.retain()) {
      broker.retained().keep(published);
    }
    broker.tell(watcher -> watcher.message(published.from(), message));
    var matching = broker.subscriptions().matching(message.topic());
    Map<Session, Delivery> once = new LinkedHashMap<>();
    for (Subscriber subscriber : matching) {
      if (subscriber.subscription().noLocal()
          && subscriber.session().clientId().equals(published.from())) {
        continue;
      }
      boolean retain = message.retain() && subscriber.subscription().retainAsPublished();
      var delivery = subscriber.delivery(published, retain);
      if (subscriber.session().takesEachMatch()) {
        subscriber.session().outgoing().offer(delivery);
      } else {
        once.merge(subscriber.session(), delivery, (a, b) -> a.qos() >= b.qos() ? a : b);
      }
    }
    once.forEach((session, delivery) -> session.outgoing().offer(delivery));
    return !matching.isEmpty();
  }

  /** A new subscription is answered with what was retained. */
  void replay(Subscriber subscriber, String filter) {
    for (Published published : broker.retained().matching(filter, broker.clock().nanoTime())) {
      subscriber.session().outgoing().offer(subscriber.delivery(published, true));
    }
  }
}

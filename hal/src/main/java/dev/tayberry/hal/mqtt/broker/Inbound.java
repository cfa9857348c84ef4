package dev.tayberry.hal.mqtt.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connected client asks for. Each answer is success, or why the connection must end. */
final class Inbound {
  private final Broker broker;
  private final Connection connection;
  private final Map<Integer, String> aliases = new HashMap<>();

  Inbound(Broker broker, Connection connection) {
    this.broker = broker;
    this.connection = connection;
  }

  Reason publish(Session session, Packet.Publish packet) {
    if (PacketSize.of(packet, connection.version()) > broker.limits().maximumPacketSize()) {
      return Reason.PACKET_TOO_LARGE;
    }
    var problem = checkAlias(packet);
    if (problem.isError()) {
      return problem;
    }
    var message = resolve(packet);
    if (message == null) {
      return Reason.PROTOCOL_ERROR;
    }
    if (!Topics.isName(message.topic())) {
      return Reason.TOPIC_NAME_INVALID;
    }
    if (message.qos() > 0 && packet.id() == 0) {
      return Reason.PROTOCOL_ERROR;
    }
    return take(session, packet.id(), broker.taken(message, session.clientId()));
  }

  private Reason take(Session session, int id, Published published) {
    switch (published.message().qos()) {
      case 0 -> broker.router().publish(published);
      case 1 -> {
        boolean wanted = broker.router().publish(published);
        connection.send(
            new Packet.Puback(id, wanted ? Reason.SUCCESS : Reason.NO_MATCHING_SUBSCRIBERS));
      }
      default -> {
        var incoming = session.incoming();
        // A 3.1.1 client was never told how many we take.
        if (connection.version() >= 5
            && incoming.size() >= broker.limits().inFlight()
            && !incoming.holds(id)) {
          return Reason.RECEIVE_MAXIMUM_EXCEEDED;
        }
        incoming.hold(id, published);
        connection.send(new Packet.Pubrec(id, Reason.SUCCESS));
      }
    }
    return Reason.SUCCESS;
  }

  private Reason checkAlias(Packet.Publish packet) {
    int alias = packet.topicAlias();
    if (alias > broker.limits().topicAliases()) {
      return Reason.TOPIC_ALIAS_INVALID;
    }
    if (alias > 0 && !packet.message().topic().isEmpty()) {
      aliases.put(alias, packet.message().topic());
    }
    return Reason.SUCCESS;
  }

  /** The message with its full topic, or null if its alias is unknown. */
  private @Nullable Message resolve(Packet.Publish packet) {
    var message = packet.message();
    if (!message.topic().isEmpty()) {
      return message;
    }
    String topic = aliases.get(packet.topicAlias());
    return topic == null
        ? null
        : new Message(
            topic, message.payload(), message.qos(), message.retain(), message.properties());
  }

  Reason subscribe(Session session, Packet.Subscribe packet) {
    if (packet.subscriptions().isEmpty()) {
      return Reason.PROTOCOL_ERROR;
    }
    var names = new ArrayList<ShareName>();
    for (Subscription subscription : packet.subscriptions()) {
      var name = ShareName.of(subscription.filter());
      if (name == null) {
        return Reason.MALFORMED_PACKET;
      }
      if (name.group() != null && subscription.noLocal()) {
        return Reason.PROTOCOL_ERROR;
      }
      names.add(name);
    }
    var reasons = packet.subscriptions().stream().map(s -> Reason.granted(s.qos())).toList();
    connection.send(new Packet.Suback(packet.id(), reasons));
    for (int i = 0; i < names.size(); i++) {
      subscribe(session, names.get(i), packet.subscriptions().get(i), packet.subscriptionId());
    }
    return Reason.SUCCESS;
  }

  private void subscribe(
      Session session, ShareName name, Subscription subscription, int subscriptionId) {
    boolean isNew = session.subscribe(name, subscription, subscriptionId);
    boolean replay =
        switch (subscription.retainHandling()) {
          case ALWAYS -> true;
          case IF_NEW -> isNew;
          case NEVER -> false;
        };
    if (replay && name.group() == null) {
      var subscriber = new Subscriber(session, subscription, subscriptionId);
      broker.router().replay(subscriber, name.filter());
    }
  }

  Reason unsubscribe(Session session, Packet.Unsubscribe packet) {
    if (packet.filters().isEmpty()) {
      return Reason.PROTOCOL_ERROR;
    }
    var reasons = new ArrayList<Reason>();
    for (String filter : packet.filters()) {
      var name = ShareName.of(filter);
      if (name == null) {
        return Reason.MALFORMED_PACKET;
      }
      boolean was = session.unsubscribe(name);
      reasons.add(was ? Reason.SUCCESS : Reason.NO_SUBSCRIPTION_EXISTED);
    }
    connection.send(new Packet.Unsuback(packet.id(), reasons));
    return Reason.SUCCESS;
  }
}

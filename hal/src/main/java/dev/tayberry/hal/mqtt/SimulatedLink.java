package dev.tayberry.hal.mqtt;

import dev.tayberry.hal.Clock;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.mqtt.broker.Broker;
import dev.tayberry.hal.mqtt.broker.Connection;
import dev.tayberry.hal.mqtt.broker.Packet;
import dev.tayberry.hal.mqtt.broker.PacketSink;
import dev.tayberry.hal.mqtt.broker.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The client's side of the protocol, packet for packet. */
final class SimulatedLink implements MqttLink, PacketSink {
  /** A message under way. */
  private record UnderWay(
      long number, MqttMessage message, CompletableFuture<@Nullable Void> done) {}

  /** A SUBSCRIBE or UNSUBSCRIBE under way. */
  private record Asked(String what, CompletableFuture<Integer> done) {}

  private final Clock clock;
  private final MqttOptions options;
  private final int version;
  private final SimulatedSession session;
  private final Listener listener;
  private final Map<Integer, UnderWay> underWay = new HashMap<>();
  private final Map<Integer, Asked> asked = new HashMap<>();

  /** QoS 2 messages that came over this very link. */
  private final Set<Integer> seen = new HashSet<>();

  private final SlowNetwork.Way toBroker;
  private final SlowNetwork.Way toClient;
  private @Nullable Connection connection;
  private Clock.@Nullable Timer ping;
  private @Nullable HalException why;
  private boolean up;
  private boolean ended;

  SimulatedLink(
      SlowNetwork network,
      MqttOptions options,
      int version,
      SimulatedSession session,
      Listener listener) {
    clock = network.clock();
    this.options = options;
    this.version = version;
    this.session = session;
    this.listener = listener;
    toBroker = network.way();
    toClient = network.way();
  }

  void begin(Broker broker, boolean fresh) {
    connection = broker.accept(this);
    send(SimulatedPackets.connect(options, version, fresh));
    schedulePing();
  }

  private void send(Packet packet) {
    toBroker.pass(
        () -> {
          if (!ended) {
            Objects.requireNonNull(connection).receive(packet);
          }
        });
  }

  private void schedulePing() {
    if (options.keepAlive() > 0) {
      ping =
          clock.after(
              Duration.ofSeconds(options.keepAlive()),
              () -> {
                send(new Packet.Pingreq());
                schedulePing();
              });
    }
  }

  @Override
  public void packet(Packet packet) {
    toClient.pass(() -> arrived(packet));
  }

  private void arrived(Packet packet) {
    if (ended) {
      return;
    }
    switch (packet) {
      case Packet.Connack answer -> connack(answer);
      case Packet.Publish publish -> publish(publish);
      case Packet.Puback ack -> settle(ack.id(), ack.reason());
      case Packet.Pubrec ack -> pubrec(ack);
      case Packet.Pubrel release -> {
        session.released(release.id());
        send(new Packet.Pubcomp(release.id(), Reason.SUCCESS));
      }
      case Packet.Pubcomp ack -> settle(ack.id(), Reason.SUCCESS);
      case Packet.Suback ack -> answer(ack.id(), ack.reasons().getFirst());
      case Packet.Unsuback ack -> answer(ack.id(), Reason.SUCCESS);
      case Packet.Disconnect last -> why = MqttRefusal.disconnected(last.reason().code());
      default -> {} // a PINGRESP; the others are for brokers
    }
  }

  private void connack(Packet.Connack answer) {
    if (answer.reason().isError()) {
      why = MqttRefusal.of(answer.reason().code(), "the connection to " + options.address());
      return;
    }
    up = true;
    listener.connected(
        new Connected(answer.sessionPresent(), answer.properties().receiveMaximum()));
  }

  private void publish(Packet.Publish publish) {
    if (publish.message().qos() == 2) {
      seen.add(publish.id());
      if (!session.received(publish.id())) {
        if (session.isHandled(publish.id())) {
          send(new Packet.Pubrec(publish.id(), Reason.SUCCESS));
        }
        return;
      }
    }
    listener.arrived(SimulatedPackets.arrival(publish));
  }

  private void pubrec(Packet.Pubrec ack) {
    UnderWay one = underWay.get(ack.id());
    if (ack.reason().isError() || one == null) {
      settle(ack.id(), ack.reason());
      return;
    }
    session.sent(one.number, new SimulatedSession.Sent(ack.id(), true));
    send(new Packet.Pubrel(ack.id(), Reason.SUCCESS));
  }

  private void settle(int packet, Reason reason) {
    UnderWay one = underWay.remove(packet);
    if (one == null) {
      return;
    }
    session.settled(one.number);
    if (reason.isError()) {
      one.done.completeExceptionally(
          MqttRefusal.of(reason.code(), "a message to " + one.message.topic()));
    } else {
      one.done.complete(null);
    }
  }

  private void answer(int packet, Reason reason) {
    session.free(packet);
    Asked one = asked.remove(packet);
    if (one == null) {
      return;
    }
    if (reason.isError()) {
      one.done.completeExceptionally(MqttRefusal.of(reason.code(), one.what));
    } else {
      one.done.complete(reason.code());
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> publish(long number, MqttMessage message) {
    if (ended) {
      return CompletableFuture.failedFuture(lost());
    }
    var packet = SimulatedPackets.message(message, version);
    if (message.qos() == 0) {
      send(new Packet.Publish(0, packet));
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    SimulatedSession.Sent before = session.sent(number);
    int id = before == null ? session.newPacket() : before.packet();
    underWay.put(id, new UnderWay(number, message, done));
    if (before != null && before.released()) {
      send(new Packet.Pubrel(id, Reason.SUCCESS));
    } else {
      session.sent(number, new SimulatedSession.Sent(id, false));
      send(new Packet.Publish(id, packet, before != null, 0, List.of()));
    }
    return done;
  }

  @Override
  public CompletableFuture<Integer> subscribe(MqttSubscription wanted) {
    Asked one = new Asked("the subscription to " + wanted.filter(), new CompletableFuture<>());
    return ask(one, id -> SimulatedPackets.subscribe(id, wanted, version));
  }

  @Override
  public CompletableFuture<@Nullable Void> unsubscribe(String filter) {
    Asked one = new Asked("to unsubscribe " + filter, new CompletableFuture<>());
    return ask(one, id -> new Packet.Unsubscribe(id, List.of(filter))).thenApply(reason -> null);
  }

  private CompletableFuture<Integer> ask(Asked one, IntFunction<Packet> packet) {
    if (ended) {
      return CompletableFuture.failedFuture(lost());
    }
    int id = session.newPacket();
    asked.put(id, one);
    send(packet.apply(id));
    return one.done;
  }

  @Override
  public void acknowledge(Arrival arrival) {
    switch (arrival.message().qos()) {
      case 1 -> send(new Packet.Puback(arrival.packet(), Reason.SUCCESS));
      case 2 -> {
        session.handled(arrival.packet());
        if (seen.contains(arrival.packet())) {
          send(new Packet.Pubrec(arrival.packet(), Reason.SUCCESS));
        }
      }
      default -> {}
    }
  }

  @Override
  public void disconnect() {
    why = new HalException("ERR_MQTT_CLOSED", "mqtt: the connection was closed");
    send(new Packet.Disconnect(Reason.SUCCESS));
  }

  @Override
  public void drop() {
    if (!ended) {
      Objects.requireNonNull(connection).closed();
      end(new HalException("ECONNRESET", "mqtt: the connection was dropped"));
    }
  }

  @Override
  public void close() {
    if (why != null) {
      end(why);
    } else if (up) {
      end(
          new HalException(
              "ECONNRESET", "mqtt: the connection to " + options.address() + " was lost"));
    } else {
      end(
          new HalException(
              "ECONNREFUSED",
              "mqtt: nothing listens on " + options.address() + "; is the broker running?"));
    }
  }

  private static HalException lost() {
    return new HalException(LOST, "mqtt: the connection was lost before the broker answered");
  }

  private void end(HalException reason) {
    if (ended) {
      return;
    }
    ended = true;
    if (ping != null) {
      ping.cancel();
    }
    List<CompletableFuture<?>> open = new ArrayList<>();
    underWay.values().forEach(one -> open.add(one.done));
    asked.forEach(
        (packet, one) -> {
          session.free(packet);
          open.add(one.done);
        });
    open.forEach(future -> future.completeExceptionally(lost()));
    listener.closed(reason);
  }
}

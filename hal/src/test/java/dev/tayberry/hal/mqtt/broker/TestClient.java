package dev.tayberry.hal.mqtt.broker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that does nothing by itself, and writes down what it gets. */
final class TestClient implements PacketSink {
  private final World world;
  private final Connection connection;
  private final List<Packet> received = new ArrayList<>();
  private boolean dropped;
  private int lastId;

  TestClient(World world) {
    this.world = world;
    this.connection = world.broker.accept(this);
  }

  @Override
  public void packet(Packet packet) {
    received.add(packet);
  }

  @Override
  public void close() {
    dropped = true;
  }

  TestClient connect(Packet.Connect connect) {
    return send(connect);
  }

  TestClient send(Packet packet) {
    connection.receive(packet);
    world.settle();
    return this;
  }

  TestClient subscribe(String filter, int qos) {
    return subscribe(new Subscription(filter, qos));
  }

  TestClient subscribe(Subscription... subscriptions) {
    return send(new Packet.Subscribe(++lastId, List.of(subscriptions), 0));
  }

  TestClient publish(Message message) {
    return send(new Packet.Publish(message.qos() == 0 ? 0 : ++lastId, message));
  }

  /** The whole QoS 2 ceremony. */
  TestClient publishOnce(Message message) {
    publish(message);
    return send(new Packet.Pubrel(lastId, Reason.SUCCESS));
  }

  /** As if the cable was cut. */
  void vanish() {
    connection.closed();
    world.settle();
  }

  void leave() {
    send(new Packet.Disconnect(Reason.SUCCESS));
  }

  Connection connection() {
    return connection;
  }

  boolean isDropped() {
    return dropped;
  }

  /** What came since the last look. */
  List<Packet> packets() {
    var all = List.copyOf(received);
    received.clear();
    return all;
  }

  /** What came since the last look, of one kind. */
  <P extends Packet> List<P> packets(Class<P> kind) {
    return packets().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <P extends Packet> P only(Class<P> kind) {
    var found = packets(kind);
    if (found.size() != 1) {
      throw new AssertionError("one " + kind.getSimpleName() + " was due, there were " + found);
    }
    return found.getFirst();
  }

  /** The messages since the last look: {@code topic=text}, with q1, q2, r and d as they apply. */
  List<String> messages() {
    return packets(Packet.Publish.class).stream().map(TestClient::text).toList();
  }

  static String text(Packet.Publish publish) {
    var message = publish.message();
    return message.topic()
        + "="
        + new String(message.payload(), StandardCharsets.UTF_8)
        + (message.qos() > 0 ? " q" + message.qos() : "")
        + (message.retain() ? " r" : "")
        + (publish.duplicate() ? " d" : "");
  }
}

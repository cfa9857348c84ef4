package dev.tayberry.hal.mqtt.broker;

import dev.tayberry.hal.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A broker on a clock that stands still, and its clients. */
final class World {
  final ManualClock clock = new ManualClock();
  final Broker broker;

  World() {
    this(Limits.DEFAULT);
  }

  World(Limits limits) {
    broker = new Broker(clock, limits);
  }

  /** Lets everything happen that can happen now. */
  void settle() {
    clock.advance(Duration.ZERO);
  }

  void pass(String duration) {
    clock.advance(Duration.parse("PT" + duration));
  }

  /** An open connection that has said nothing yet. */
  TestClient open() {
    return new TestClient(this);
  }

  /** A clean MQTT 5 client. */
  TestClient client(String name) {
    return open().connect(new Packet.Connect(5, name, true, 0));
  }

  /** A clean MQTT 3.1.1 client. */
  TestClient client3(String name) {
    return open().connect(new Packet.Connect(4, name, true, 0));
  }

  /** An MQTT 5 client whose session lasts. */
  TestClient lasting(String name, long expiry) {
    return open().connect(connect(name, false, expiry, null));
  }

  static Packet.Connect connect(String name, boolean cleanStart, long expiry, Will will) {
    var properties = new Packet.ConnectProperties(expiry, 65_535, Long.MAX_VALUE, null);
    return new Packet.Connect(5, name, cleanStart, 0, will, Packet.Credentials.NONE, properties);
  }

  static Message message(String topic, String text, int qos) {
    return new Message(topic, text.getBytes(StandardCharsets.UTF_8), qos, false);
  }

  static Message retained(String topic, String text) {
    return new Message(topic, text.getBytes(StandardCharsets.UTF_8), 1, true);
  }

  static Message expiring(Message message, long seconds) {
    return new Message(
        message.topic(),
        message.payload(),
        message.qos(),
        message.retain(),
        message.properties().withExpiry(seconds));
  }
}

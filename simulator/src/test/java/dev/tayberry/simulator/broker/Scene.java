package dev.tayberry.simulator.broker;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.ArrayList;
import java.util.List;

/** Where a scenario is played: one broker, its clients, and what is written down of it. */
final class Scene implements AutoCloseable {
  private final EventLoopGroup threads;
  private final int port;
  private final List<WireClient> clients = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();

  Scene(EventLoopGroup threads, int port) {
    this.threads = threads;
    this.port = port;
  }

  /** A connection that has said nothing yet. */
  WireClient open() {
    var client = new WireClient(threads, port);
    clients.add(client);
    return client;
  }

  /** Says hello, and writes down the answer. */
  WireClient client(MqttMessage hello) {
    var client = open().send(hello);
    note("hello", client.next());
    return client;
  }

  WireClient client(int version, String id) {
    return client(Say.connect(version, id, true));
  }

  void note(String who, String line) {
    transcript.add(who + ": " + line);
  }

  void note(String who, List<String> lines) {
    transcript.add(who + ": " + String.join(" | ", lines));
  }

  /** Lets seconds pass on the broker's own clock: it delays a will by them. */
  void pass(int seconds) {
    var waiting = client(5, "waits-for-the-bell");
    waiting.send(Say.subscribe(1, "bell", 0));
    waiting.all();
    var hello = Say.hello(5, "bell-ringer", true);
    hello.properties(Say.number(MqttProperties.SESSION_EXPIRY_INTERVAL, 1000));
    client(Say.will(hello, "bell", "rings", seconds).build()).cut();
    note("bell", waiting.next());
    waiting.cut();
  }

  List<String> transcript() {
    return transcript;
  }

  @Override
  public void close() {
    clients.forEach(WireClient::cut);
  }
}

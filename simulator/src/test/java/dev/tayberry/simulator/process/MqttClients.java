package dev.tayberry.simulator.process;

import dev.tayberry.fixtures.Needed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** mosquitto's own clients, connected to one broker; everything below one topic is listened to. */
final class MqttClients implements AutoCloseable {
  private final String port;
  private final Process listener;
  private final List<String> heard = new ArrayList<>();

  MqttClients(int port, String filter) {
    this.port = String.valueOf(port);
    listener =
        run(
            Needed.program("mosquitto_sub", "mosquitto-clients"),
            "-p",
            this.port,
            "-v",
            "-t",
            filter);
    Thread.ofPlatform().daemon().start(this::listen);
  }

  private void listen() {
    try (BufferedReader reader = listener.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (heard) {
          heard.add(line);
        }
      }
    } catch (IOException e) {
      // Killed while it spoke.
    }
  }

  private static Process run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes and waits until the client has ended. */
  void publish(String topic, String... how) {
    var command = new ArrayList<>(List.of(Needed.program("mosquitto_pub", "mosquitto-clients")));
    command.addAll(List.of("-p", port, "-t", topic));
    command.addAll(List.of(how));
    try {
      int code = run(command.toArray(String[]::new)).waitFor();
      if (code != 0) {
        throw new AssertionError(command + " ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes with a response topic and waits for the answer. */
  String ask(String topic, String... how) {
    var command = new ArrayList<>(List.of(Needed.program("mosquitto_rr", "mosquitto-clients")));
    command.addAll(List.of("-V", "5", "-p", port, "-t", topic, "-e", "replies/test", "-W", "20"));
    command.addAll(List.of(how));
    try (BufferedReader reader = run(command.toArray(String[]::new)).inputReader()) {
      return String.join("\n", reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything so far: topic, space, payload. */
  List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** The newest payload of a topic, or nothing. */
  String last(String topic) {
    var messages = heard().stream().filter(line -> line.startsWith(topic + " ")).toList();
    return messages.isEmpty() ? "" : messages.getLast().substring(topic.length() + 1);
  }

  void until(String topic, String part) {
    Patience.until(
        () -> topic + " tells " + part + "; heard:\n" + String.join("\n", heard()),
        () -> last(topic).contains(part));
  }

  @Override
  public void close() {
    listener.destroyForcibly().onExit().join();
  }
}

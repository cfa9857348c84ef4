package dev.tayberry.simulator.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The broker everybody knows, in a process of its own. */
final class Mosquitto implements TestBroker {
  private final Path folder;
  private final Process process;
  private final int port;

  /** One after the other: each must have its port before the next looks for a free one. */
  static synchronized Mosquitto start() throws IOException {
    return new Mosquitto();
  }

  private Mosquitto() throws IOException {
    folder = Files.createTempDirectory("mosquitto");
    // It cannot choose a free port itself.
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(
        settings, "listener " + port + " 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n");
    process =
        new ProcessBuilder(Witness.MOSQUITTO.path(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitListening();
  }

  private void awaitListening() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("mosquitto: " + Files.readString(folder.resolve("log")));
      }
      Thread.onSpinWait();
    }
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    Files.delete(folder.resolve("log"));
    Files.delete(folder.resolve("mosquitto.conf"));
    Files.delete(folder);
  }

  @Override
  public String toString() {
    return "mosquitto";
  }
}

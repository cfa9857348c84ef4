package dev.tayberry.simulator.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The broker that most people have, on a free port; it can be frozen, killed, and come back. */
final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Process process;

  Mosquitto(Path folder) {
    this.folder = folder;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  void start() {
    Path config = folder.resolve("mosquitto.conf");
    Path log = folder.resolve("mosquitto.log");
    try {
      // Started as root it would become another user, who may not read a test's files.
      String user = "user " + System.getProperty("user.name");
      Files.writeString(config, user + "\nlistener " + port + " 127.0.0.1\nallow_anonymous true\n");
      process =
          new ProcessBuilder(Needed.program("mosquitto", "mosquitto"), "-c", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Patience.until(() -> "mosquitto starts, see " + log, this::answers);
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Connections stay, and nobody is at home. */
  void freeze() {
    Signal.send("STOP", process.pid());
  }

  void thaw() {
    Signal.send("CONT", process.pid());
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}

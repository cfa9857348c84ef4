package dev.tayberry.hal.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A mosquitto of a test's own, on a free port, that can be killed and come back. */
final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final String config;
  private @Nullable Process process;

  /**
   * Where mosquitto is missing a test is skipped, but not in CI.
   *
   * @param folder a temporary one
   * @param config lines of mosquitto.conf; {@code PORT} stands for the port
   */
  static Mosquitto start(Path folder, String config) {
    if (program() == null) {
      missing("mosquitto");
    }
    try {
      Mosquitto mosquitto = new Mosquitto(folder, freePort(), config);
      mosquitto.start();
      return mosquitto;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void missing(String program) {
    String what = program + " is missing: apt-get install -y " + program;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(what);
    }
    Assumptions.abort(what);
  }

  /** Open to all, over WebSocket. */
  static Mosquitto startWebSocket(Path folder, String more) {
    // Without another listener 2.0.11 thinks it has none; and only that one may be bound.
    return start(
        folder,
        "listener 0 "
            + folder.resolve("socket")
            + "\nallow_anonymous true\n"
            + "listener PORT\nallow_anonymous true\nprotocol websockets\n"
            + more);
  }

  /** Open to all, remembering nothing. */
  static Mosquitto start(Path folder) {
    return start(folder, "listener PORT 127.0.0.1\nallow_anonymous true\n");
  }

  private Mosquitto(Path folder, int port, String config) {
    this.folder = folder;
    this.port = port;
    this.config = config;
  }

  // Debian puts it where only root's PATH looks.
  private static @Nullable Path program() {
    for (String place : (System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":")) {
      Path program = Path.of(place, "mosquitto");
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  void start() throws IOException {
    Path file = folder.resolve("mosquitto.conf");
    // Started as root it would become another user, who may not read a test's files.
    String user = "user " + System.getProperty("user.name") + "\n";
    Files.writeString(file, user + config.replace("PORT", String.valueOf(port)));
    process =
        new ProcessBuilder(String.valueOf(program()), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError(
            "mosquitto did not start: " + Files.readString(folder.resolve("mosquitto.log")));
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** At once, as a power cut does. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}

package dev.tayberry.hal.mqtt;

import dev.tayberry.fixtures.Mosquitto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable to a broker, to be cut in the middle of anything. */
final class Cable implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int port;

  Cable(Mosquitto broker) throws IOException {
    port = broker.port();
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "mqtt://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = keep(server.accept());
        Socket far = keep(new Socket(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      }
    } catch (IOException e) {
      cut();
    }
  }

  private Socket keep(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // That is the end of both.
    }
  }

  /** Ends all connections; new ones may come at once. */
  void cut() {
    for (Socket socket : sockets) {
      sockets.remove(socket);
      try {
        socket.close();
      } catch (IOException e) {
        // It is cut.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}

package dev.tayberry.hal.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker from before MQTT 5, as far as CONNACK and PINGRESP go. */
final class OldBroker implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final List<Integer> versions = new CopyOnWriteArrayList<>();
  private final byte[] refusal;

  /**
   * @param refusal what it answers to MQTT 5 before it hangs up
   */
  OldBroker(byte[] refusal) throws IOException {
    this.refusal = refusal;
    Thread.ofPlatform().daemon().name("old-broker").start(this::serve);
  }

  String url() {
    return "mqtt://127.0.0.1:" + server.getLocalPort();
  }

  /** That were asked for. */
  List<Integer> versions() {
    return List.copyOf(versions);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The client, or the test, is done with us.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    in.readNBytes(8); // type, length, "MQTT"
    int version = in.read();
    versions.add(version);
    if (version != 4) {
      socket.getOutputStream().write(refusal);
      return;
    }
    socket.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
    while (in.read() >= 0) {
      // whatever it says, until it says goodbye
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

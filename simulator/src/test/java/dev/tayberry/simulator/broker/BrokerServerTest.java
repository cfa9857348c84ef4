package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.simulator.network.PortHolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BrokerServerTest {
  private static final byte[] CONNECT = {
    0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'c'
  };

  /** Sends the bytes and reads until the broker has said enough or hangs up. */
  private static byte[] answer(int port, byte[] request, int enough) throws IOException {
    try (var socket = new Socket(BrokerServer.LOOPBACK, port)) {
      socket.getOutputStream().write(request);
      return socket.getInputStream().readNBytes(enough);
    }
  }

  private static String upgrade(String more) {
    return "GET /mqtt HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Protocol: mqtt\r\n"
        + more
        + "\r\n";
  }

  private static String status(int port, String request) throws IOException {
    byte[] start = answer(port, request.getBytes(StandardCharsets.US_ASCII), 12);
    return new String(start, StandardCharsets.US_ASCII);
  }

  @Test
  void aTakenPortIsNamedWithWhoHasIt() throws Exception {
    try (var first = new OurBroker()) {
      var error =
          assertThrows(
              HalException.class,
              () ->
                  BrokerServer.listen(
                      first.broker, Runnable::run, BrokerServer.LOOPBACK, first.port()));
      assertEquals("EADDRINUSE", error.code());
      assertTrue(error.getMessage().contains("port " + first.port() + " is taken"));
      if (PortHolder.of(first.port()).isPresent()) {
        assertTrue(
            error.getMessage().contains("(process " + ProcessHandle.current().pid() + ")"),
            error.getMessage());
      }
    }
  }

  @Test
  void anAddressThatIsNotHereIsNamed() throws Exception {
    try (var broker = new OurBroker()) {
      var error =
          assertThrows(
              HalException.class,
              () -> BrokerServer.listen(broker.broker, Runnable::run, "192.0.2.1", 0));
      assertTrue(error.getMessage().contains("192.0.2.1"), error.getMessage());
    }
  }

  @Test
  void afterCloseThePortIsFreeAndConnectionsAreGone() throws Exception {
    var broker = new OurBroker();
    int port = broker.port();
    try (var socket = new Socket(BrokerServer.LOOPBACK, port)) {
      socket.getOutputStream().write(CONNECT);
      assertEquals(4, socket.getInputStream().readNBytes(4).length);
      broker.close();
      assertEquals(-1, socket.getInputStream().read());
    }
    assertThrows(ConnectException.class, () -> new Socket(BrokerServer.LOOPBACK, port).close());
    try (var second = new OurBroker()) {
      BrokerServer.listen(second.broker, second.loop.loop::post, BrokerServer.LOOPBACK, port)
          .close();
    }
  }

  @Test
  void aStoppedBrokerHangsUpUntilItIsStartedAgain() throws Exception {
    try (var broker = new OurBroker()) {
      broker.loop.run(broker.broker::stop);
      assertEquals(0, answer(broker.port(), CONNECT, 4).length);
      broker.loop.run(broker.broker::start);
      assertEquals(4, answer(broker.port(), CONNECT, 4).length);
    }
  }

  @Test
  void pagesOfTheWebAreKeptOutAndLocalOnesAreNot() throws Exception {
    try (var broker = new OurBroker()) {
      String foreign = "Origin: https://example.org\r\n";
      assertEquals("HTTP/1.1 403", status(broker.port(), upgrade(foreign)));
      assertEquals("HTTP/1.1 403", status(broker.port(), upgrade("Origin: null\r\n")));
      String local = "Origin: http://localhost:8080\r\n";
      assertEquals("HTTP/1.1 101", status(broker.port(), upgrade(local)));
      assertEquals("HTTP/1.1 101", status(broker.port(), upgrade("")));
    }
  }

  @Test
  void packetsMayComeByteByByte() throws Exception {
    try (var broker = new OurBroker();
        var socket = new Socket(BrokerServer.LOOPBACK, broker.port())) {
      socket.setTcpNoDelay(true);
      for (byte one : CONNECT) {
        socket.getOutputStream().write(one);
        socket.getOutputStream().flush();
      }
      assertEquals(4, socket.getInputStream().readNBytes(4).length);
    }
  }

  @Test
  void aPacketLargerThanTheLimitEndsTheConnectionBeforeItIsRead() throws Exception {
    try (var broker = new OurBroker();
        var socket = new Socket(BrokerServer.LOOPBACK, broker.port())) {
      socket.getOutputStream().write(CONNECT);
      socket.getInputStream().readNBytes(4);
      // A PUBLISH that promises 200 MB.
      socket.getOutputStream().write(new byte[] {0x30, (byte) 0x80, (byte) 0x80, (byte) 0x80, 100});
      assertEquals(-1, socket.getInputStream().read());
      assertFalse(socket.isClosed());
    }
  }

  @Test
  void noiseEndsConnectionsAndNotTheBroker() throws Exception {
    var chance = new Random(42);
    byte[][] packets = {
      CONNECT,
      {0x30, 4, 0, 1, 'a', 'x'},
      {0x34, 6, 0, 1, 'a', 0, 7, 'x'},
      {0x62, 2, 0, 7},
      {(byte) 0x82, 6, 0, 1, 0, 1, '#', 2},
      {(byte) 0xa2, 5, 0, 1, 0, 1, '#'},
      {(byte) 0xe0, 0}
    };
    try (var broker = new OurBroker()) {
      for (int i = 0; i < 500; i++) {
        try (var socket = new Socket(BrokerServer.LOOPBACK, broker.port())) {
          var out = new ByteArrayOutputStream();
          out.writeBytes(CONNECT);
          for (int n = 0; n < 5; n++) {
            byte[] packet = packets[chance.nextInt(packets.length)].clone();
            packet[chance.nextInt(packet.length)] = (byte) chance.nextInt(256);
            out.writeBytes(packet);
          }
          socket.getOutputStream().write(out.toByteArray());
        } catch (SocketException e) {
          // It hung up on us, rightly.
        }
      }
      assertEquals(4, answer(broker.port(), CONNECT, 4).length);
    }
  }
}

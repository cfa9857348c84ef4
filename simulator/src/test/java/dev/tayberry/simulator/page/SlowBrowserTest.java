package dev.tayberry.simulator.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.mqtt.broker.Message;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers that leave lying what they are sent: a laptop asleep, a tab in a debugger. */
class SlowBrowserTest {
  private static final byte[] TWO_KILOBYTES = "x".repeat(2048).getBytes(StandardCharsets.US_ASCII);
  private static final int BATCH = 300;
  private static final int BATCHES = 30;
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path folder;
  private ServedPage served;

  @BeforeEach
  void start() {
    served = new ServedPage(folder);
  }

  @AfterEach
  void end() {
    served.close();
  }

  @Test
  void whoDoesNotReadIsLeftOutAndHoldsUpNobody() throws IOException {
    try (Socket slow = browser();
        Socket fast = browser()) {
      long sent = 0;
      for (int batch = 1; batch <= BATCHES; batch++) {
        String last = "done/" + batch + "/";
        served.world.loop().post(() -> publish(last));
        sent += readUntil(fast, last);
      }
      assertTrue(sent > 15 * MEGABYTE, () -> "too little to fill what the kernel keeps");
      // Of that it gets what the kernel kept and one buffer; the rest is told as lost.
      served
          .world
          .loop()
          .post(() -> served.world.broker().publish(new Message("found", new byte[0], 0, false)));
      long kept = readUntil(slow, "\"topic\":\"found\"");
      assertTrue(kept < 10 * MEGABYTE, () -> kept + " bytes were kept for it");
    }
  }

  private void publish(String last) {
    for (int i = 0; i < BATCH; i++) {
      served.world.broker().publish(new Message("a", TWO_KILOBYTES, 0, false));
    }
    served.world.broker().publish(new Message(last, new byte[0], 0, false));
  }

  @Test
  void whoDoesNotReadItsAnswersIsNotReadFrom() {
    var channel = new EmbeddedChannel();
    channel.pipeline().addLast(new Browser(served.page, Runnable::run, channel));
    var unread = channel.unsafe().outboundBuffer();
    unread.setUserDefinedWritability(1, false);
    channel.runPendingTasks();
    assertFalse(channel.config().isAutoRead());
    unread.setUserDefinedWritability(1, true);
    channel.runPendingTasks();
    assertTrue(channel.config().isAutoRead());
    channel.finishAndReleaseAll();
  }

  /** A WebSocket by hand: one of a library reads ahead. */
  private Socket browser() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("127.0.0.1", served.server.port()));
    String request =
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: QUFBQUFBQUFBQUFBQUFBQQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    readUntil(socket, "\r\n\r\n");
    byte[] hello = "{\"do\":\"hello\",\"token\":\"\"}".getBytes(StandardCharsets.US_ASCII);
    // Text, whole, masked by zeros.
    var frame = ByteBuffer.allocate(6 + hello.length);
    frame.put((byte) 0x81).put((byte) (0x80 | hello.length)).putInt(0).put(hello);
    socket.getOutputStream().write(frame.array());
    readUntil(socket, "\"time\":");
    return socket;
  }

  /** How many bytes came until that text had. */
  private static long readUntil(Socket socket, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    byte[] piece = new byte[65_536];
    var tail = new ByteArrayOutputStream();
    long count = 0;
    while (true) {
      int read = socket.getInputStream().read(piece);
      assertTrue(read >= 0, "it was closed");
      count += read;
      tail.write(piece, 0, read);
      String seen = tail.toString(StandardCharsets.ISO_8859_1);
      if (seen.contains(text)) {
        return count;
      }
      tail.reset();
      String rest = seen.substring(Math.max(0, seen.length() - wanted.length));
      tail.writeBytes(rest.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}

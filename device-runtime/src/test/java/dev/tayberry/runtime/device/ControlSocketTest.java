package dev.tayberry.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes to the door of an app, and how it is met. */
class ControlSocketTest {
  private static final String STATUS = "{\"id\":1,\"do\":\"status\"}\n";

  @TempDir Path folder;
  private Device device;

  @BeforeEach
  void start() {
    device = new Device(folder).release("one", "setInterval(() => {}, 1000);").start().ready();
  }

  @AfterEach
  void stop() {
    device.close();
    assertFalse(Files.exists(folder.resolve("run/control.sock")));
  }

  @Test
  void socatAsksAndHasItsAnswerAfterItsLastWord() throws Exception {
    String socket = folder.resolve("run/control.sock").toString();
    Process socat =
        new ProcessBuilder(Needed.program("socat", "socat"), "-t10", "-", "UNIX-CONNECT:" + socket)
            .start();
    try (OutputStream to = socat.getOutputStream()) {
      to.write((STATUS + "{\"id\":\"x\",\"do\":\"logLevel\"}").getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(socat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, socat.waitFor());
    assertTrue(said.contains("{\"id\":1,\"ok\":true,\"result\":{\"app\":\"desk\","), said);
    assertTrue(said.contains("{\"id\":\"x\",\"ok\":true,\"result\":{\"level\":\"debug\"}}"), said);
  }

  @Test
  void onlyTheGroupMayUseIt() throws IOException {
    assertEquals(
        "rw-rw----",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("run/control.sock"))));
  }

  @Test
  void aStatusTellsHowLateTheLoopIs() {
    JsonObject status = device.result(STATUS);
    assertTrue(status.get("lag").getAsDouble() >= 0);
    assertTrue(status.getAsJsonObject("memory").get("resident").getAsLong() > 1_000_000);
    assertEquals("simulated", status.get("board").getAsString());
    assertEquals("ready", status.get("state").getAsString());
  }

  @Test
  void aLoopThatDoesNotTurnIsToldOfAllTheSame() {
    var stuck = new CountDownLatch(1);
    device.onLoop(
        () -> {
          try {
            stuck.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    assertTrue(device.result(STATUS).get("lag").isJsonNull());
    stuck.countDown();
    assertFalse(device.result(STATUS).get("lag").isJsonNull());
  }

  @Test
  void whatIsNoCommandIsAnsweredAndTheNextIsHeard() throws IOException {
    String[][] lines = {
      {
        "{\"id\":2,\"do\":\"statsu\"}",
        "{\"id\":2,\"ok\":false,\"error\":{\"code\":\"EINVAL\",\"message\":\"there is no \\\"statsu\\\" to do; did you mean status? (status, reload, logLevel, stop, events)\"}}"
      },
      {"{\"id\":3}", "there is no \\\"\\\" to do"},
      {"{\"do\":[\"status\"]}", "there is no \\\"\\\" to do"},
      {"hello", "a line must be a JSON object"},
      {"[1,2]", "a line must be a JSON object"},
      {"{\"do\":", "a line must be a JSON object"},
      {"[".repeat(60_000), "a line must be a JSON object"},
      {
        "{\"do\":\"logLevel\",\"level\":\"loud\"}",
        "level must be one of debug, info, warn, error, none; got \\\"loud\\\""
      },
      {"{\"do\":\"logLevel\",\"level\":{}}", "level must be one of"},
    };
    try (SocketChannel channel = device.connect()) {
      var answers = Device.lines(channel);
      for (String[] line : lines) {
        say(channel, line[0] + "\n");
        String answer = answers.readLine();
        assertTrue(answer.contains(line[1]), answer);
      }
      channel.write(ByteBuffer.wrap(new byte[] {-1, -2, 0, 1, '\n', '\n', '\r', '\n'}));
      assertTrue(answers.readLine().contains("a line must be"));
      say(channel, STATUS);
      assertTrue(answers.readLine().startsWith("{\"id\":1,\"ok\":true"));
    }
  }

  @Test
  void aLineWithoutEndIsTheLast() throws IOException {
    try (SocketChannel channel = device.connect()) {
      say(channel, "x".repeat(64 * 1024 + 1));
      var answers = Device.lines(channel);
      assertTrue(answers.readLine().contains("EMSGSIZE"));
      assertNull(answers.readLine(), "and the connection is closed");
    }
    assertTrue(device.result(STATUS).has("pid"));
  }

  @Test
  void aLineMayComeInPieces() throws IOException {
    try (SocketChannel channel = device.connect()) {
      for (byte each : STATUS.getBytes(StandardCharsets.UTF_8)) {
        channel.write(ByteBuffer.wrap(new byte[] {each}));
      }
      assertTrue(Device.lines(channel).readLine().contains("\"ok\":true"));
    }
  }

  @Test
  void whoNeverReadsKeepsNobodyElseWaiting() throws IOException {
    try (SocketChannel deaf = device.connect()) {
      deaf.configureBlocking(false);
      ByteBuffer questions = ByteBuffer.wrap(STATUS.repeat(2000).getBytes(StandardCharsets.UTF_8));
      // Until nobody takes his questions any more, since he does not take the answers.
      Patience.until(
          () -> "he is not read any more",
          () -> {
            int before = questions.position();
            for (int i = 0; i < 20; i++) {
              write(deaf, questions);
              Patience.pause(5);
            }
            return questions.position() == before || !questions.hasRemaining();
          });
      assertTrue(device.result(STATUS).has("pid"));
    }
    assertTrue(device.result(STATUS).has("pid"));
  }

  @Test
  void whoNeverReadsHisEventsIsDropped() throws IOException {
    try (SocketChannel deaf = device.connect()) {
      say(deaf, "{\"do\":\"events\"}\n");
      Device.lines(deaf).readLine();
      for (int i = 0; i < 4000; i++) {
        device.event("x".repeat(500));
      }
      assertTrue(device.result(STATUS).has("pid"));
      long taken = 0;
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      for (int count = deaf.read(buffer.clear()); count > 0; count = deaf.read(buffer.clear())) {
        taken += count;
      }
      assertTrue(taken < 1_500_000, "the rest was not kept for him, got " + taken);
    }
  }

  @Test
  void anAppThatIsBusyAllTheTimeKeepsNobodyElseWaiting() {
    device.release(
        "two",
        """
        import device from 'hal:device';
        setInterval(() => { for (let i = 0; i < 100; i++) device.busy('x'.repeat(150))(); }, 1);
        """);
    device.result("{\"do\":\"reload\"}");
    device.until("ready, release two");
    for (int i = 0; i < 20; i++) {
      assertTrue(device.result(STATUS).has("pid"));
    }
  }

  @Test
  void moreThanManyAreTurnedAwayUntilOneGoes() throws IOException {
    List<SocketChannel> many = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        many.add(device.connect());
      }
      try (SocketChannel oneMore = device.connect()) {
        var lines = Device.lines(oneMore);
        assertTrue(lines.readLine().contains("EAGAIN"));
        assertNull(lines.readLine());
      }
      say(many.get(31), STATUS);
      assertTrue(Device.lines(many.get(31)).readLine().contains("\"ok\":true"));
      many.removeFirst().close();
      Patience.until(
          () -> "there is room again", () -> device.ask(STATUS).get("ok").getAsBoolean());
    } finally {
      for (SocketChannel each : many) {
        each.close();
      }
    }
  }

  @Test
  void eventsComeToThoseWhoAsked() throws IOException {
    try (SocketChannel channel = device.connect();
        SocketChannel other = device.connect()) {
      say(channel, "{\"id\":9,\"do\":\"events\"}\n");
      var lines = Device.lines(channel);
      assertEquals("{\"id\":9,\"ok\":true,\"result\":{}}", lines.readLine());
      device.release(
          "two",
          "import device from 'hal:device'; device.busy('moving'); setInterval(() => {}, 9);");
      say(other, "{\"do\":\"reload\"}\n");
      assertEquals("{\"id\":null,\"ok\":true,\"result\":{}}", Device.lines(other).readLine());
      JsonObject busy = Device.next(lines);
      assertEquals("busy", busy.get("event").getAsString());
      assertTrue(busy.toString().contains("\"reason\":\"moving\""));
      assertEquals("{\"event\":\"ready\"}", lines.readLine());
    }
  }

  @Test
  void aTripComesWithItsReason() throws IOException {
    try (SocketChannel channel = device.connect()) {
      say(channel, "{\"do\":\"events\"}\n");
      var lines = Device.lines(channel);
      lines.readLine();
      device.release(
          "two",
          """
          { "name": "desk", "pins": { "led": "GPIO27" },
            "safety": { "led": { "safe": 0, "maxOn": "20ms" } } }
          """,
          """
          import gpio from 'hal:gpio';
          const led = await gpio.output('led', { initial: 1 });
          led.on('error', () => {});
          setInterval(() => {}, 1000);
          """);
      device.result("{\"do\":\"reload\"}");
      JsonObject trip = Device.next(lines);
      while (!trip.get("event").getAsString().equals("trip")) {
        trip = Device.next(lines);
      }
      assertEquals("max-on", trip.get("reason").getAsString());
      assertEquals("[\"led\"]", trip.get("pins").toString());
      assertTrue(trip.get("message").getAsString().startsWith("led was away"), trip::toString);
    }
  }

  @Test
  void aSocketLeftByAKilledProcessIsReplaced() throws IOException {
    device.close();
    Files.writeString(folder.resolve("run/control.sock"), "");
    Files.writeString(folder.resolve("run/control.new"), "");
    device = new Device(folder).start().ready();
    assertTrue(device.result(STATUS).has("pid"));
  }

  private static void say(SocketChannel channel, String text) throws IOException {
    Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) {
    try {
      channel.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.tayberry.simulator.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Patience;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageServerTest {
  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private ServedPage served;
  private World world;
  private SteeredTime time;
  private Token token;
  private PageServer server;

  @BeforeEach
  void start() {
    served = new ServedPage(folder);
    world = served.world;
    time = served.time;
    token = served.token;
    server = served.server;
  }

  @AfterEach
  void end() {
    served.close();
    http.close();
  }

  /** The status line of the answer. */
  private String get(String path, String headers) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("nothing").replace("HTTP/1.1 ", "");
    }
  }

  @Test
  void onlyAPageOfItsOwnGetsAnything() throws IOException {
    String here = "127.0.0.1:" + server.port();
    String socket =
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: QUFB\r\n";
    assertEquals("200 OK", get("/", "Host: " + here + "\r\n"));
    assertEquals("200 OK", get("/main.js", "Host: LocalHost:1\r\n"));
    assertEquals("403 Forbidden", get("/", "Host: desk.example:" + server.port() + "\r\n"));
    assertEquals("403 Forbidden", get("/", ""));
    for (String origin : List.of("http://desk.example", "http://127.0.0.1:1", "null")) {
      assertEquals(
          "403 Forbidden",
          get("/live", "Host: " + here + "\r\nOrigin: " + origin + "\r\n" + socket));
    }
    assertEquals("404 Not Found", get("/../Page.class", "Host: " + here + "\r\n"));
    assertEquals("404 Not Found", get("/package-info.class", "Host: " + here + "\r\n"));
  }

  @Test
  void withoutTheTokenOneMayLookButChangeNothing() {
    Ear ear = new Ear();
    WebSocket guest = connect(ear);
    say(guest, "{'do':'hello','token':'wrong'}");
    ear.hears("\"mayChange\":false");
    ear.hears("\"GPIO2\":{\"level\":1");
    say(guest, "{'do':'time','paused':true}");
    ear.hears("refused");
    assertFalse(time.isPaused());
    guest.abort();
  }

  @Test
  void severalBrowsersSeeTheSame() {
    Ear one = new Ear();
    Ear two = new Ear();
    WebSocket first = connect(one);
    WebSocket second = connect(two);
    say(first, "{'do':'hello','token':'" + token + "'}");
    say(second, "{'do':'hello','token':'" + token + "'}");
    two.hears("\"paused\":false");
    say(first, "{'do':'publish','topic':'a/b','payload':'hi'}");
    one.hears("\"topic\":\"a/b\",\"payload\":\"hi\"");
    two.hears("\"topic\":\"a/b\",\"payload\":\"hi\"");
    say(first, "{'do':'time','paused':true}");
    two.hears("\"paused\":true");
    assertTrue(time.isPaused());
    say(second, "{'do':'time','speed':'max','paused':false}");
    one.hears("\"speed\":\"max\"");
    first.abort();
    second.abort();
  }

  @Test
  void whatIsNoCommandIsRefused() {
    Ear ear = new Ear();
    WebSocket browser = connect(ear);
    say(browser, "{'do':'hello','token':'" + token + "'}");
    say(browser, "{'do':'time','speed':'fast'}");
    ear.hears("the speed is 0.01 to 1000, or max");
    say(browser, "{'do':'publish','topic':'a/#','payload':''}");
    ear.hears("publish to one topic");
    say(browser, "{'do':'set','part':'led'}");
    ear.hears("there is no rig, or not yet");
    say(browser, "{'do':'publish'}");
    ear.hears("does not understand");
    browser.sendText("nonsense", true).join();
    Patience.until(() -> "the socket closes", () -> ear.closed);
    browser.abort();
  }

  @Test
  void whatBefallsTheBoardIsSeenByAll() {
    Ear one = new Ear();
    Ear two = new Ear();
    WebSocket first = connect(one);
    WebSocket second = connect(two);
    say(first, "{'do':'hello','token':'" + token + "'}");
    say(second, "{'do':'hello','token':'wrong'}");
    two.hears("\"brokerGone\":false,\"networkDelay\":0");
    say(first, "{'do':'break','control':'brokerGone','value':true}");
    two.hears("\"brokerGone\":true");
    say(first, "{'do':'publish','topic':'a/b','payload':'hi'}");
    one.hears("the broker is stopped");
    say(first, "{'do':'break','control':'networkDelay','value':1e9}");
    two.hears("\"networkDelay\":5000");
    long wall = world.loop().currentTimeMillis();
    say(first, "{'do':'break','control':'clockForward','value':null}");
    two.hears("\"text\":\"board clockForward\"");
    assertTrue(world.loop().currentTimeMillis() - wall >= 3_600_000);
    say(second, "{'do':'break','control':'brokerGone','value':false}");
    two.hears("refused");
    say(first, "{'do':'break','control':'rain','value':true}");
    one.hears("there is no rain");
    assertFalse(world.broker().isRunning());
    first.abort();
    second.abort();
  }

  @Test
  void aTakenPortIsRefusedNamingItsHolder() {
    var page = new Page(world, Manifest.read(folder), time, token);
    var refused =
        assertThrows(
            HalException.class, () -> PageServer.listen(page, world.loop()::post, server.port()));
    assertTrue(
        refused.getMessage().contains("(process " + ProcessHandle.current().pid() + ")"),
        refused.getMessage());
  }

  @Test
  void theTokenIsKeptForTheAppAndForItsOwner() throws IOException {
    assertEquals(token.toString(), Token.of(folder).toString());
    Path file = folder.resolve(".tayberry/page-token");
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    assertFalse(Token.of(folder).fits(token.toString()), "others have seen it");
  }

  private WebSocket connect(Ear ear) {
    return http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/live"), ear)
        .join();
  }

  private static void say(WebSocket browser, String text) {
    browser.sendText(text.replace('\'', '"'), true).join();
  }

  private static final class Ear implements WebSocket.Listener {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private volatile boolean closed;

    void hears(String part) {
      Patience.until(
          () -> "it hears " + part + " but heard " + heard.stream().limit(5).toList(),
          () -> heard.stream().anyMatch(text -> text.contains(part)));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        heard.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed = true;
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed = true;
    }
  }
}

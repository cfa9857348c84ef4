package dev.tayberry.runtime.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import dev.tayberry.fixtures.Patience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app's life under a supervisor. */
class ServiceTest {
  private static final String STAYS = "setInterval(() => {}, 1000);";
  private static final String LED_ON =
      "import gpio from 'hal:gpio'; const led = await gpio.output('led', { initial: 1 });" + STAYS;
  private static final String SAFE_LED =
      "{ \"name\": \"desk\", \"pins\": { \"led\": \"GPIO27\" }, \"safety\": { \"led\": { \"safe\": 0 } } }";

  @TempDir Path folder;
  private Device device;

  private Device device() {
    device = new Device(folder);
    return device;
  }

  @AfterEach
  void stop() {
    if (device != null) {
      device.close();
    }
  }

  // --- ready ---

  @Test
  void anAppIsReadyWhenItsMainFileHasBeenRun() {
    String address = folder.resolve("notify").toString();
    try (var supervisor = new Supervisor(address)) {
      device = new Device(folder, address).release("one", "console.log('hello');" + STAYS).start();
      assertEquals(List.of("READY=1\nSTATUS=ready, release one"), supervisor.await(1));
      assertEquals("hello\n", device.out());
      device.signal("SIGTERM", 15);
      assertEquals(143, device.code());
      assertEquals(
          List.of("STOPPING=1\nSTATUS=SIGTERM came", "STOPPING=1\nSTATUS=it ended with code 143"),
          supervisor.await(3).subList(1, 3));
    }
  }

  @Test
  void anAppMaySayItselfWhenItIsReady() {
    String manifest = "{ \"ready\": { \"by\": \"app\", \"within\": \"100ms\" } }";
    device()
        .release(
            "one",
            manifest,
            "import device from 'hal:device'; import fs from 'node:fs'; const look = setInterval(() => {"
                + "if (fs.existsSync(process.env.TAY_DATA + '/go')) { device.ready(); clearInterval(look); } }, 20);"
                + STAYS)
        .start()
        .prints("tay: not ready within 100 ms: it has not called device.ready()\n");
    assertEquals("starting", device.result("{\"do\":\"status\"}").get("state").getAsString());
    write("data/go", "");
    device.ready();
    assertFalse(device.hasEnded());
  }

  @Test
  void whatIsProbedHasToAnswer() throws Exception {
    var answers = new AtomicInteger(503);
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/health",
        request -> {
          request.sendResponseHeaders(answers.get(), -1);
          request.close();
        });
    http.start();
    try {
      String url = "http://127.0.0.1:" + http.getAddress().getPort() + "/health";
      device()
          .release(
              "one",
              "{ \"ready\": { \"within\": \"1s\", \"probe\": { \"http\": \"" + url + "\" } } }",
              STAYS)
          .start()
          .prints("not ready within 1 s: " + url + " does not answer: it answers 503\n");
      answers.set(204);
      device.ready();
    } finally {
      http.stop(0);
    }
  }

  @Test
  void aPortMayBeProbedAsWell() throws Exception {
    int port;
    try (var server = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    String manifest =
        "{ \"ready\": { \"within\": \"1s\", \"probe\": { \"tcp\": \"127.0.0.1:" + port + "\" } } }";
    device().release("one", manifest, STAYS).start().prints("127.0.0.1:" + port + " does not");
    try (var server = new java.net.ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      device.ready();
      assertTrue(server.isBound());
    }
  }

  // --- started anew ---

  @Test
  void aReloadRunsWhatTheFolderPointsAtNow() {
    device().release("one", "console.log('one');" + STAYS).start().ready();
    device.release("two", "console.log('two');" + STAYS);
    device.result("{\"do\":\"reload\"}");
    device.prints("two").until("ready, release two");
    JsonObject status = device.result("{\"do\":\"status\"}");
    assertEquals("two", status.get("release").getAsString());
    assertEquals(2, status.get("starts").getAsInt());
    assertEquals(ProcessHandle.current().pid(), status.get("pid").getAsLong());
    assertEquals("one\ntwo\n", device.out());
  }

  @Test
  void aSignalReloadsAndTheSupervisorIsToldInItsWords() {
    String address = folder.resolve("notify").toString();
    try (var supervisor = new Supervisor(address)) {
      device = new Device(folder, address).release("one", STAYS).start().ready();
      long before = System.nanoTime() / 1000;
      device.release("two", STAYS).signal("SIGHUP", 1);
      List<String> said = supervisor.await(4);
      assertTrue(said.get(1).startsWith("RELOADING=1\nMONOTONIC_USEC="), said.get(1));
      assertTrue(Long.parseLong(said.get(1).replaceAll("(?s).*=", "")) >= before);
      assertEquals("READY=1\nSTATUS=ready, release two", said.getLast());
    }
  }

  @Test
  void outputsAreSafeBetweenTwoPrograms() {
    device().release("one", SAFE_LED, LED_ON).start().ready();
    assertEquals(1, device.level("GPIO27"));
    device.release("two", SAFE_LED, STAYS).result("{\"do\":\"reload\"}");
    device.until("ready, release two");
    assertEquals(0, device.level("GPIO27"));
    JsonObject trip =
        device.result("{\"do\":\"status\"}").getAsJsonArray("trips").get(0).getAsJsonObject();
    assertEquals("reload", trip.get("reason").getAsString());
  }

  @Test
  void whatCannotBeStartedIsRefusedAndTheOldOneRunsOn() {
    device().release("one", STAYS).start().ready();
    device.release("two", "{ \"pinz\": {} }", STAYS);
    String refused = device.refused("{\"do\":\"reload\"}");
    assertTrue(refused.startsWith("EINVAL ") && refused.contains("did you mean pins?"), refused);
    assertEquals("one", device.result("{\"do\":\"status\"}").get("release").getAsString());
    assertFalse(device.hasEnded());
  }

  @Test
  void aSupervisorThatAsksForWhatCannotBeStartedSeesTheEnd() {
    device().release("one", STAYS).start().ready();
    device.release("two", "{ \"pinz\": {} }", STAYS).signal("SIGHUP", 1);
    assertEquals(1, device.code());
    assertTrue(device.err().contains("did you mean pins?"), device.err());
  }

  @Test
  void aProgramThatFailsWhileItStartsEndsTheProcess() {
    device().release("one", STAYS).start().ready();
    device.release("two", "throw new Error('broken');").result("{\"do\":\"reload\"}");
    assertEquals(1, device.code());
    assertTrue(device.err().contains("Error: broken"), device.err());
  }

  @Test
  void reloadsThatComeTogetherEndWithTheNewest() {
    device().release("one", STAYS).start().ready();
    device.release("two", STAYS);
    for (int i = 0; i < 5; i++) {
      device.signal("SIGHUP", 1);
    }
    device.until("ready, release two");
    assertFalse(device.hasEnded());
  }

  /**
   * What a program leaves behind adds up on a device that is watched while somebody works on it.
   */
  @Test
  void aHundredReloadsLeaveNothingBehind() throws Exception {
    device()
        .release(
            "one",
            SAFE_LED,
            LED_ON
                + "import fs from 'node:fs'; import process from 'node:process'; import device from 'hal:device';"
                + "globalThis.weight = new Array(50000).fill(0).map((_, i) => ({ i }));"
                + "process.on('SIGTERM', () => process.exit(0)); device.busy('always'); setTimeout(() => {}, 600000);"
                + "await fs.promises.readFile(process.argv[1]);")
        .start()
        .ready();
    reload(20); // what is made once is there
    long heap = heap();
    int threads = Thread.getAllStackTraces().size();
    int descriptors = descriptors();
    reload(100);
    assertEquals(121, device.result("{\"do\":\"status\"}").get("starts").getAsInt());
    assertTrue(Thread.getAllStackTraces().size() <= threads + 3, "threads");
    assertTrue(descriptors() <= descriptors + 3, () -> descriptors + " -> " + descriptors());
    long now = heap();
    assertTrue(now < heap + 8_000_000, () -> "heap " + heap + " -> " + now);
  }

  private void reload(int times) throws Exception {
    try (var channel = device.connect()) {
      var lines = Device.lines(channel);
      var to = java.nio.channels.Channels.newOutputStream(channel);
      to.write("{\"do\":\"events\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Device.next(lines);
      for (int i = 0; i < times; i++) {
        to.write(
            "{\"do\":\"reload\",\"force\":true}\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        while (!Device.next(lines).toString().contains("\"ready\"")) {}
      }
    }
  }

  private static int descriptors() {
    return java.util.Objects.requireNonNull(new java.io.File("/proc/self/fd").list()).length;
  }

  /** The least of some moments: what is being collected belongs to nobody. */
  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Patience.pause(50);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void anAppThatIsBusyIsLeftAloneUnlessForced() {
    device()
        .release("one", "import device from 'hal:device'; device.busy('moving');" + STAYS)
        .start()
        .ready();
    Path file = folder.resolve("run/busy");
    Patience.until(() -> "a file for shells", () -> Files.exists(file));
    assertEquals("moving\n", read("run/busy"));
    String refused = device.refused("{\"do\":\"reload\"}");
    assertEquals("EBUSY the app is busy (moving); wait, or pass \"force\": true", refused);
    var busy = device.result("{\"do\":\"status\"}").getAsJsonArray("busy").get(0);
    assertEquals("moving", busy.getAsJsonObject().get("reason").getAsString());
    device.release("two", STAYS).result("{\"do\":\"reload\",\"force\":true}");
    device.until("ready, release two");
    Patience.until(() -> "the file goes", () -> !Files.exists(file));
  }

  // --- stopped ---

  @Test
  void itHasItsSayBeforeItStops() {
    device()
        .release(
            "one",
            "process.on('SIGTERM', () => setTimeout(() => { console.log('bye'); process.exit(7); }, 20));"
                + STAYS)
        .start()
        .ready()
        .result("{\"do\":\"stop\"}");
    assertEquals(7, device.code());
    assertEquals("bye\n", device.out());
  }

  @Test
  void aStopThatComesWithAReloadWins() {
    device().release("one", STAYS).start().ready();
    device.signal("SIGHUP", 1);
    device.signal("SIGTERM", 15);
    assertTrue(List.of(0, 143).contains(device.code()));
  }

  @Test
  void theConsoleSaysLessIfToldSo() {
    device()
        .release(
            "one",
            "console.debug('a'); console.log('b'); console.warn('c'); setInterval(() => {"
                + "console.debug('D'); console.log('L'); console.group('G'); console.error('E'); }, 20);")
        .start()
        .prints("E");
    assertTrue(device.out().startsWith("a\nb\n"), device.out());
    assertEquals(
        "error",
        device.result("{\"do\":\"logLevel\",\"level\":\"error\"}").get("level").getAsString());
    Patience.pause(50); // what was being said
    String before = device.out();
    String errBefore = device.err();
    Patience.until(() -> "errors go on", () -> device.err().length() > errBefore.length() + 10);
    assertEquals(before, device.out());
    device.release("two", "console.log('quiet'); console.error('loud');" + STAYS);
    device.result("{\"do\":\"reload\"}");
    device.prints("loud");
    assertFalse(device.out().contains("quiet"), "it holds for the next program as well");
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}

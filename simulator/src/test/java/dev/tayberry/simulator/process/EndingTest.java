package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code tay sim} ends, and begins again, when it is treated roughly. */
@Execution(ExecutionMode.CONCURRENT) // JVMs start, and some of them wait
class EndingTest {
  /** Lights its LED and stays; the rig tells how it was left. */
  private static final String LIT =
      """
      import gpio from 'hal:gpio';
      import mqtt from 'hal:mqtt';
      const led = await gpio.output('led', { initial: 1 });
      const client = mqtt.connect({ url: process.env.MQTT_URL });
      client.on('connect', () => console.log('lit', led.value));
      """;

  private static final String RIG =
      """
      import world from 'sim:world';
      process.on('exit', () => console.log('left at', world.line('GPIO27').level));
      """;

  private static final String SECTION =
      """
      "pins": { "led": "GPIO27" }, "safety": { "led": { "safe": 0 } }, "simulation": "rig.js",
      "permissions": { "env": ["MQTT_URL"], "net": ["$MQTT_URL"] }
      """;

  @TempDir Path folder;

  private Path app(String main) throws IOException {
    Path app = Apps.of(folder, SECTION, main);
    Files.writeString(app.resolve("rig.js"), RIG);
    return app;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static TayProcess simAt(int port, Path app, String... more) {
    List<String> args = new ArrayList<>(List.of("sim", app.toString()));
    args.addAll(List.of(more));
    if (!args.contains("--mqtt-port")) {
      args.addAll(List.of("--mqtt-port", String.valueOf(port)));
    }
    return TayProcess.start(Map.of(), args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsItAndLeavesNothingBehind(String signal, int code) throws IOException {
    int port = freePort();
    Path vcd = folder.resolve("run.vcd");
    try (var tay = simAt(port, app(LIT), "--vcd", vcd.toString())) {
      tay.says("lit 1");
      assertEquals(List.of(), tay.children());
      tay.signal(signal);
      assertEquals(code, tay.exit(), tay.text());
      assertTrue(tay.said().contains("left at 0"), tay.text());
      assertEquals(List.of(), tay.leftovers());
    }
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    String timeline = Files.readString(vcd);
    var led = Pattern.compile("\\$var wire 1 (\\S+) GPIO27_led").matcher(timeline);
    assertTrue(led.find(), timeline);
    // Lit by the app, dark at the end.
    int lit = timeline.indexOf("\n1" + led.group(1) + "\n");
    assertTrue(lit > 0 && timeline.indexOf("\n0" + led.group(1) + "\n", lit) > lit, timeline);
  }

  @Test
  void aSignalEndsItWhileItsBoardHasNoPower() throws IOException {
    Path app = app(LIT);
    Files.writeString(
        app.resolve("rig.js"),
        """
        import world from 'sim:world';
        const lit = ({ value }) => (value === 1 ? world.brownOut('1h') : console.log('dark'));
        world.line('GPIO27').on('change', lit);
        """);
    try (var tay = TayProcess.sim(app)) {
      tay.says("dark");
      tay.signal("TERM");
      assertEquals(143, tay.exit(), tay.text());
    }
  }

  @Test
  void aSecondCtrlCEndsAScriptThatDoesNotComeBack() throws IOException {
    String busy = LIT + "client.on('connect', () => { for (;;); });\n";
    try (var tay = TayProcess.sim(app(busy))) {
      tay.says("lit 1");
      tay.signal("INT");
      tay.signal("INT");
      assertEquals(130, tay.exit(), tay.text());
      assertTrue(tay.said().contains("left at 0"), tay.text());
    }
  }

  @Test
  void afterKill9ItStartsAgainAtOnceOnTheSamePort() throws IOException {
    int port = freePort();
    Path app = app(LIT);
    try (var first = simAt(port, app)) {
      first.says("lit 1");
    }
    try (var second = simAt(port, app)) {
      second.says("lit 1");
      assertEquals(port, second.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--mqtt-port", "--page-port"})
  void aTakenPortThatWasAskedForIsRefusedNamingItsHolder(String option) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var tay = simAt(0, app(LIT), option, String.valueOf(taken.getLocalPort()))) {
      assertEquals(1, tay.exit());
      assertEquals(1, tay.said().size(), tay.text());
      String line = tay.said().getFirst();
      assertTrue(line.contains("port " + taken.getLocalPort() + " is taken"), line);
      assertTrue(line.contains("(process " + ProcessHandle.current().pid() + ")"), line);
    }
  }

  @Test
  void aTakenPortThatNobodyAskedForMovesToTheNextFreeOne() throws IOException {
    try (var taken = take(1883);
        var takenToo = take(8080);
        var tay = TayProcess.start(Map.of(), "sim", app(LIT).toString())) {
      String line = tay.says("port 1883 is taken; the broker listens on ");
      String page = tay.says("port 8080 is taken; the page is on ");
      tay.says("page:    http://127.0.0.1:" + page.replaceFirst(".* ", "") + "/#");
      tay.says("lit 1");
      assertTrue(line.endsWith(" " + tay.port()), line);
      assertTrue(tay.port() > 1883, line);
    }
  }

  /** Unless somebody else has it already, which is as good. */
  private static AutoCloseableSocket take(int port) {
    try {
      var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      return socket::close;
    } catch (IOException e) {
      return () -> {};
    }
  }

  private interface AutoCloseableSocket extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}

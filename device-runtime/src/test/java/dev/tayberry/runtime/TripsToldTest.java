package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app, whoever runs it, and whoever looks later learn of trips. */
class TripsToldTest {
  private static final String HEATING =
      """
      import gpio from 'hal:gpio';
      import safety from 'hal:safety';
      const say = (text) => process.stdout.write(text + '\\n');
      const heater = await gpio.output('heater', { initial: 1 });
      const lamp = await gpio.output('lamp', { initial: 1 });
      """;

  @TempDir Path folder;
  private final EventLoop loop = new EventLoop(new VirtualTime());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Program program;

  @BeforeEach
  void manifest() throws IOException {
    Files.writeString(
        folder.resolve("package.json"),
        """
        { "main": "main.mjs", "tayberry": { "pins": { "heater": "GPIO5", "lamp": "GPIO6" },
          "safety": { "heater": { "safe": 0, "maxOn": "2s" }, "lamp": { "safe": 0 } } } }
        """);
  }

  @Test
  void anAppThatLivesOnHearsOfItsTripAndMayAskLater() throws Exception {
    int code =
        run(
            """
            safety.on('trip', ({ reason, pins, message, time }) => {
              say(`${reason} ${pins} ${time instanceof Date} ${message}`);
            });
            heater.on('error', ({ code }) => say(code));
            setTimeout(() => {
              say(safety.trips.map(({ reason, pins }) => `${reason}: ${pins}`).join());
              lamp.write(0);
            }, 3000);
            """);
    assertEquals(0, code, err::toString);
    String message = "heater was away from its safe level for 2000 ms, its maxOn";
    assertEquals(
        List.of("ERR_MAX_ON", "max-on heater true " + message, "max-on: heater"), lines(out));
    assertEquals(List.of("tay: safety: heater safe (max-on): " + message), lines(err));
    assertEquals(List.of("max-on"), logged());
  }

  /** The cause is seen once, whoever tells of it; the log has it always. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit     | setTimeout(() => process.exit(7), 5);            | 7   | 0 |
          exit     | setTimeout(() => {}, 5);                         | 0   | 0 |
          uncaught | setTimeout(() => { throw new Error('now'); }, 5) | 1   | 1 | Error: now
          uncaught | Promise.reject(new Error('never awaited'));      | 1   | 1 | Error: never awaited
          signal   | setTimeout(() => {}, 60_000);                    | 143 | 1 | SIGTERM came
          killed   | setTimeout(() => {}, 60_000);                    | 137 | 0 |
          """)
  void anEndIsToldOnceAndLogged(String reason, String ending, int code, int times, String cause)
      throws Exception {
    loop.after(
        Duration.ofSeconds(1),
        () -> {
          if (reason.equals("signal")) {
            program.signal("SIGTERM", 15);
          } else if (reason.equals("killed")) {
            program.kill(137);
          }
        });
    assertEquals(code, run(ending), err::toString);
    assertEquals(List.of(reason), logged());
    if (times == 0) {
      assertEquals(List.of(), lines(err));
    } else {
      assertEquals(times, lines(err).stream().filter(line -> line.contains(cause)).count());
    }
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The reasons in the log of trips. */
  private List<String> logged() throws IOException {
    List<JsonObject> trips =
        Files.readAllLines(folder.resolve("data/trips.log")).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertTrue(trips.stream().allMatch(trip -> trip.get("pins").toString().contains("heater")));
    return trips.stream().map(trip -> trip.get("reason").getAsString()).toList();
  }

  private int run(String script) throws IOException {
    Files.writeString(folder.resolve("main.mjs"), HEATING + script);
    var simulated = new SimulatedBoard(loop, Boards.load("simulated"), 1);
    program =
        TestApp.program(
            folder, loop, Hardware.simulated(simulated), out::writeBytes, err::writeBytes);
    program.start();
    loop.run(program::isRunning);
    return program.exited().join();
  }
}

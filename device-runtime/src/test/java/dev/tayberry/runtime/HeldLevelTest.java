package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.hal.serial.SimulatedSerial;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import dev.tayberry.runtime.safety.Trip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app dies in the middle of a move of a box that must not be left alone then. */
class HeldLevelTest {
  private static final String HOLD = ", \"hold\": { \"while\": \"desk\", \"atMost\": \"5s\" }";
  private static final String TO_STOP = ", \"toStop\": \"9b06020100fca09d\", \"times\": 3";

  @TempDir Path folder;
  private final EventLoop loop = new EventLoop(new VirtualTime());
  private final Board board = Boards.load("simulated");
  private final SimulatedBoard simulated = new SimulatedBoard(loop, board, 1);
  private final SimulatedGpio gpio = SimulatedGpio.of(simulated);
  private final SimulatedSerial serial = new SimulatedSerial(simulated);
  private final PollingBox box = new PollingBox(loop, gpio, serial.device("UART2"), "GPIO18");
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theBoxIsStoppedAndAnsweredUntilItRests() throws Exception {
    assertEquals(1, run(HOLD, TO_STOP, "throw new Error('now')"));
    assertFalse(box.locked);
    assertFalse(box.isMoving());
    assertTrue(box.answersWhileMoving > 10, "it coasts, and is answered meanwhile");
    assertEquals(0, gpio.level("GPIO18"));
    assertTrue(
        trips.toString().contains("wake holds its level until desk rests, for 5000 ms at most"),
        trips.toString());
  }

  @Test
  void soItIsWhenTheAppExitsAndWhenItClosesTheLineItself() throws Exception {
    assertEquals(7, run(HOLD, TO_STOP, "process.exit(7)"));
    assertFalse(box.locked);
  }

  @Test
  void aBoxThatNeverRestsHasItsTime() throws Exception {
    long before = loop.nanoTime();
    assertEquals(1, run(HOLD, "", "throw new Error('now')"));
    assertTrue(box.locked, "nothing told it to stop");
    long seconds = (loop.nanoTime() - before) / 1_000_000_000;
    assertTrue(seconds >= 7 && seconds <= 8, seconds + " s");
    assertEquals(0, gpio.level("GPIO18"));
  }

  @Test
  void withoutAHoldItLocks() throws Exception {
    assertEquals(1, run("", TO_STOP, "throw new Error('now')"));
    assertTrue(box.locked);
  }

  @Test
  void theScriptSaysNothingMoreOnThePort() throws Exception {
    String ending =
        """
        process.on('uncaughtException', () => {});
        const refused = (what) => (error) => console.error(what, error?.code);
        process.on('SIGTERM', async () => {
          desk.write([0x9b, 0x06, 0x02, 0x04, 0, 0, 0, 0x9d], refused('write'));
          await desk.break(20).catch(refused('break'));
          await desk.set({ dtr: false, rts: true }).catch(refused('set'));
          process.exit(0);
        });
        """;
    List<String> control = new ArrayList<>();
    serial.device("UART2").onControl(ear(control));
    loop.after(Duration.ofMillis(2500), control::clear);
    loop.after(Duration.ofSeconds(3), () -> program.signal("SIGTERM", 15));
    assertEquals(0, run(HOLD, TO_STOP, ending));
    assertEquals(
        List.of("write ERR_TRIPPED", "break ERR_TRIPPED", "set ERR_TRIPPED"),
        err.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("ERR_")).toList());
    assertEquals(List.of("lines false false"), control, "at its close, and none before");
  }

  private static SimulatedUart.ControlEar ear(List<String> heard) {
    return new SimulatedUart.ControlEar() {
      @Override
      public void broken(Duration length) {
        heard.add("break");
      }

      @Override
      public void lines(boolean dtr, boolean rts) {
        heard.add("lines " + dtr + " " + rts);
      }
    };
  }

  @Test
  void pulsesAreHeldAsALevelIs() throws Exception {
    output = "pwm.open('wake', { duty: 1, frequency: 1000 })";
    assertEquals(1, run(HOLD, TO_STOP, "throw new Error('now')"));
    assertFalse(box.locked);
    assertTrue(box.answersWhileMoving > 10, "it coasts, and is answered meanwhile");
    assertEquals(0, gpio.level("GPIO18"));
  }

  @Test
  void pulsesThatTheScriptClosesAfterATripAreHeldAllTheSame() throws Exception {
    output = "pwm.open('wake', { duty: 1, frequency: 1000 })";
    String ending = "process.on('SIGTERM', () => { wake.close(); });";
    loop.after(Duration.ofSeconds(3), () -> program.signal("SIGTERM", 15));
    assertEquals(1, run(HOLD, TO_STOP, ending + "desk.on('error', () => process.exit(1))"));
    assertFalse(box.locked);
    assertTrue(box.answersWhileMoving > 10, "it coasts, and is answered meanwhile");
    assertEquals(0, gpio.level("GPIO18"));
  }

  private final List<Trip> trips = Collections.synchronizedList(new ArrayList<>());
  private Program program;
  private String output = "gpio.output('wake', { initial: 1 })";

  private int run(String hold, String toStop, String ending) throws Exception {
    Files.writeString(
        folder.resolve("package.json"),
        """
        { "main": "main.mjs", "tayberry": { "pins": { "wake": "GPIO18" },
          "safety": { "wake": { "safe": 0 %s } },
          "serial": { "desk": { "port": "UART2", "baudRate": 9600, "afterTrip": {
            "answer": { "to": "9b04117cc39d", "with": "9b060200006ca19d" %s },
            "restsWhen": { "same": "9b0712..........9d", "for": "1s" } } } } } }
        """
            .formatted(hold, toStop));
    Files.writeString(
        folder.resolve("main.mjs"),
        """
        import gpio from 'hal:gpio';
        import pwm from 'hal:pwm';
        import serial from 'hal:serial';
        const answer = (keys) => [0x9b, 0x06, 0x02, keys, 0, 0, 0, 0x9d];
        const desk = await serial.open('desk');
        let preset = 4;
        desk.on('data', () => { desk.write(answer(preset)); preset = 0; });
        const wake = await %s;
        setTimeout(() => { %s }, 2000);
        """
            .formatted(output, ending));
    var hardware =
        Hardware.simulated(simulated).with(Gpio.class, gpio).with(SerialPorts.class, serial);
    program = TestApp.program(folder, loop, hardware, err::writeBytes, err::writeBytes);
    program.listen(trips::add);
    program.start();
    loop.run(program::isRunning);
    return program.exited().join();
  }
}

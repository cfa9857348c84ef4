package dev.tayberry.runtime;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.Time;
import dev.tayberry.runtime.loop.VirtualTime;
import dev.tayberry.runtime.module.BuiltIn;
import dev.tayberry.runtime.node.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Runs a JavaScript file as a program on a simulated board in virtual time. */
final class TestProgram {
  /** How it ended: its code, or -1 if it was stuck, what it printed, and the board it leaves. */
  record Result(int code, String out, String err, SimulatedGpio gpio) {}

  private TestProgram() {}

  static Result run(Path file) {
    return run(file, new VirtualTime(), Duration.ofSeconds(10));
  }

  static Result run(Path file, Time time, Duration blocked) {
    return run(file, time, blocked, new SimulatedCable());
  }

  /** With 'desk' and 'box', two serial ports and a cable, which the program has as test:cable. */
  static Result run(Path file, Time time, Duration blocked, Cable cable) {
    var out = new ByteArrayOutputStream();
    Result result = run(file, time, blocked, cable, out::writeBytes);
    return new Result(result.code, out.toString(StandardCharsets.UTF_8), result.err, result.gpio);
  }

  /** The same, with its standard output elsewhere. */
  static Result run(Path file, Time time, Duration blocked, Cable cable, Output out) {
    Path data = temporaryFolder();
    try {
      return run(file, time, blocked, cable, out, data);
    } finally {
      remove(data);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tayberry-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result run(
      Path file, Time time, Duration blocked, Cable cable, Output out, Path data) {
    EventLoop loop = new EventLoop(time);
    Board board = Boards.load("simulated");
    var err = new ByteArrayOutputStream();
    Wiring wiring =
        new Wiring(
            board,
            "test",
            Map.of(
                "led", new Wiring.Pin("GPIO27", null, false, 0, null),
                "fan", new Wiring.Pin("GPIO18", null, false, 0, null),
                "dimmer", new Wiring.Pin("GPIO12", null, true, null, null),
                "arm", new Wiring.Pin("GPIO23", null, false, null, null),
                "key", new Wiring.Pin("GPIO17", "up", true, null, null),
                "out", new Wiring.Pin("GPIO5", null, false, null, null),
                "in", new Wiring.Pin("GPIO6", "down", false, null, null)),
            Map.of(
                "desk", new Wiring.Port(cable.desk(), 9600),
                "box", new Wiring.Port(cable.box(), 9600)),
            Map.of("sensors", "I2C1", "adc", "SPI0"),
            Wiring.ANYWHERE);
    var simulated = new SimulatedBoard(loop, board, 1);
    var gpio = SimulatedGpio.of(simulated);
    gpio.wire("GPIO5", "GPIO6");
    var buses = new TestBuses(simulated);
    var keyboard = new Keyboard();
    Program program =
        new Program(
            loop,
            new Program.Spec(
                file.toAbsolutePath().getParent(),
                file.toAbsolutePath(),
                List.of(file.toAbsolutePath().toString()),
                Map.of("HOME", "/nowhere", "TAY_DATA", data.toString()),
                List.of(file.toAbsolutePath().getParent()),
                List.of(data),
                wiring,
                blocked,
                1L,
                keyboard,
                out,
                err::writeBytes),
            buses.on(
                Hardware.simulated(simulated)
                    .with(Gpio.class, gpio)
                    .with(SerialPorts.class, cable.ports(simulated))),
            own ->
                List.of(
                    new BuiltIn("test:cable", TestProgram.class, "cable.js", () -> cable),
                    new BuiltIn("test:keyboard", TestProgram.class, "keyboard.js", () -> keyboard),
                    new BuiltIn("test:buses", TestProgram.class, "buses.js", () -> buses)));
    program.start();
    EventLoop.Outcome outcome = loop.run(program::isRunning);
    int code = outcome == EventLoop.Outcome.STUCK ? -1 : program.exited().join();
    return new Result(code, "", err.toString(StandardCharsets.UTF_8), gpio);
  }
}

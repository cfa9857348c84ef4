package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.fixtures.MovingBox;
import dev.tayberry.fixtures.Patience;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.hal.gpio.Gpio;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A level that is held while the loop's thread never comes back from Java: on threads of our own,
 * and a real terminal.
 */
class HeldOutsideTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> halted = new CompletableFuture<>();
  private volatile int wake = -1;
  private volatile int wakeWhenHalted = -1;

  @Test
  void theBoxIsAnsweredByJavaAndTheProcessHaltsOnlyWhenItRests() throws Exception {
    app();
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Path terminal = folder.resolve("tty");
    try (var box = new MovingBox("pty,raw,echo=0,link=" + terminal)) {
      Patience.until(() -> "the terminal is there", () -> Files.exists(terminal));
      Thread stuck = Thread.ofPlatform().daemon().name("stuck").start(this::run);
      says("desk, wake safe (heartbeat)");
      says("stuck in Java");
      box.awaitAnswers(20);
      assertEquals(1, wake, "it moves still");
      assertFalse(halted.isDone(), "nobody would answer it any more");
      box.rest();
      Patience.until(() -> "it halts: " + said(), halted::isDone);
      assertEquals(1, halted.join());
      assertEquals(0, wakeWhenHalted);
      assertTrue(box.answers().matches("4+111[01]*"), box::answers);
      Files.newOutputStream(pipe).close();
      stuck.join();
    }
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void says(String words) {
    Patience.until(() -> words + " in: " + said(), () -> said().contains(words));
  }

  private void run() {
    EventLoop loop = new EventLoop(new RealTime());
    var simulated = new SimulatedBoard(loop, Boards.load("simulated"), 1);
    var gpio = SimulatedGpio.of(simulated);
    // Of the loop's thread, or of the guard's while the loop stands still: never of both at once.
    gpio.watch("GPIO18", (level, time) -> wake = level);
    var hardware = Hardware.real().with(Gpio.class, gpio);
    var program = TestApp.program(folder, loop, hardware, System.out::writeBytes, err::writeBytes);
    program.whenStuck(
        code -> {
          wakeWhenHalted = wake;
          halted.complete(code);
        });
    program.start();
    loop.run(program::isRunning);
  }

  private void app() throws Exception {
    Files.writeString(
        folder.resolve("package.json"),
        """
        { "main": "main.mjs", "tayberry": { "pins": { "wake": "GPIO18" },
          "safety": { "wake": { "safe": 0, "hold": { "while": "desk", "atMost": "1min" } } },
          "serial": { "desk": { "port": "%s", "baudRate": 9600, "afterTrip": {
            "answer": { "to": "9b04117cc39d", "with": "9b060200006ca19d",
                        "toStop": "9b06020100fca09d", "times": 3 },
            "restsWhen": { "same": "9b0712..........9d", "for": "500ms" } } } },
          "heartbeat": { "within": "500ms" }, "limits": { "blocked": "1s" } } }
        """
            .formatted(folder.resolve("tty")));
    Files.writeString(
        folder.resolve("main.mjs"),
        """
        import { readFileSync } from 'node:fs';
        import gpio from 'hal:gpio';
        import serial from 'hal:serial';
        const desk = await serial.open('desk');
        const wake = await gpio.output('wake', { initial: 1 });
        let answers = 0;
        desk.on('data', () => {
          desk.write([0x9b, 0x06, 0x02, 4, 0, 0, 0, 0x9d]);
          if (++answers === 5) setImmediate(() => readFileSync(new URL('pipe', import.meta.url)));
        });
        """);
  }
}

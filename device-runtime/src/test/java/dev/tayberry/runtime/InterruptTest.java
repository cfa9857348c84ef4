package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.SimulatedBoard;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals of a program that has handlers for them. */
class InterruptTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void oneThatWasHandledDoesNotCutTheNextOneShort() throws Exception {
    assertEquals(3, run("SIGHUP", "SIGHUP", "SIGINT", "SIGTERM"));
    assertEquals("SIGHUP SIGHUP SIGINT SIGTERM ", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theSameWordToEndASecondTimeStopsIt() throws Exception {
    assertEquals(130, run("SIGINT", "SIGINT"));
    assertEquals("SIGINT ", out.toString(StandardCharsets.UTF_8));
  }

  /** One a second. */
  private int run(String... signals) throws Exception {
    Files.writeString(folder.resolve("package.json"), "{ \"main\": \"main.mjs\" }");
    Files.writeString(
        folder.resolve("main.mjs"),
        """
        for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) {
          process.on(signal, () => {
            process.stdout.write(signal + ' ');
            if (signal === 'SIGTERM') process.exit(3);
          });
        }
        setTimeout(() => {}, 60_000);
        """);
    EventLoop loop = new EventLoop(new VirtualTime());
    var simulated = new SimulatedBoard(loop, Boards.load("simulated"), 1);
    Program program =
        TestApp.program(
            folder, loop, Hardware.simulated(simulated), out::writeBytes, System.err::writeBytes);
    for (int i = 0; i < signals.length; i++) {
      String signal = signals[i];
      loop.after(
          Duration.ofSeconds(i + 1L),
          () -> program.interrupt(signal, signal.equals("SIGINT") ? 2 : 15));
    }
    program.start();
    loop.run(program::isRunning);
    return program.exited().join();
  }
}

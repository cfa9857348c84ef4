package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input of {@code tay run} on a real pipe, in a process of its own. */
class RunInputTest {
  @TempDir Path folder;

  @Test
  void aPipeIsReadWhileItIsWantedAndHoldsUpNoEnd() throws Exception {
    Path app = folder.resolve("main.mjs");
    Files.writeString(
        app,
        """
        import { createInterface } from 'node:readline';
        const readers = () => process.stdin.listenerCount('data');
        const lines = createInterface({ input: process.stdin });
        console.log('tty', process.stdin.isTTY);
        lines.once('line', (line) => {
          console.log('line', line);
          lines.close();
          console.log('readers', readers());
          let bytes = 0;
          process.stdin.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes === 1_000_000) console.log('bytes', bytes);
          });
          process.stdin.resume(); // closing it has paused it
        });
        process.on('SIGINT', () => {
          console.log('told to end');
          process.exit(7);
        });
        """);
    Process process = TayProcess.start("run", app.toString());
    try (var out = process.inputReader();
        var in = process.getOutputStream()) {
      assertEquals("tty undefined", out.readLine());
      in.write("hello\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertEquals(List.of("line hello", "readers 0"), List.of(out.readLine(), out.readLine()));
      in.write(new byte[1_000_000]);
      in.flush();
      assertEquals("bytes 1000000", out.readLine());
      // It waits in the kernel for more, and the pipe stays open.
      assertTrue(new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor() == 0);
      assertEquals("told to end", out.readLine());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
      assertEquals(7, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}

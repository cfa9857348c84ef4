package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.runtime.loop.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a program ends, its outputs end on their safe level. */
class SafeLevelTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "after: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          out.value;                                  | 0
          await out.close();                          | 0
          throw new Error('now');                     | 1
          setTimeout(() => { throw 1; }, 5);          | 1
          Promise.reject(new Error('unheard of'));    | 1
          process.exit(7);                            | 7
          process.on('exit', () => gpio.lines());     | 0
          await new Promise(() => {});                | 13
          while (true) {}                             | 1
          """)
  void outputsAreSafe(String ending, int code) throws IOException {
    Path file = folder.resolve("main.mjs");
    Files.writeString(
        file,
        """
        import gpio from 'hal:gpio';
        const out = await gpio.output('out', { initial: 1, safe: 0 });
        const led = await gpio.output('led', { initial: 1 });
        process.stdout.write(`${out.value}${led.value}`);
        """
            + ending);
    var result = TestProgram.run(file, new VirtualTime(), Duration.ofMillis(300));
    assertEquals(code, result.code(), result.err());
    assertEquals("11", result.out(), "both were on");
    assertEquals(0, result.gpio().level("GPIO5"), "the app's own safe level, not the boot pull");
    assertEquals(0, result.gpio().level("GPIO27"), "the manifest's safe level");
  }
}

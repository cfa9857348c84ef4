package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.runtime.loop.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As in {@code tay run app | head -1}. */
class ClosedPipeTest {
  @TempDir Path folder;

  @Test
  void endsTheProgramQuietlyWithItsOutputsSafe() throws Exception {
    Path file = folder.resolve("main.mjs");
    Files.writeString(
        file,
        """
        import gpio from 'hal:gpio';
        const led = await gpio.output('led', { initial: 1, safe: 0 });
        process.on('exit', () => console.log('nobody reads this either'));
        setInterval(() => console.log('line'), 10);
        """);
    TestProgram.Result result =
        TestProgram.run(
            file,
            new VirtualTime(),
            Duration.ofSeconds(10),
            new SimulatedCable(),
            bytes -> {
              throw new UncheckedIOException(new IOException("Broken pipe"));
            });
    assertEquals("", result.err());
    assertEquals(141, result.code());
    assertEquals(0, result.gpio().level("GPIO27"));
  }
}

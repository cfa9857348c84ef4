package dev.tayberry.simulator.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Another program at work. */
final class Program {
  private final Process process;
  private final CompletableFuture<String> output;

  private Program(Process process) {
    this.process = process;
    this.output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            task -> Thread.ofPlatform().start(task));
  }

  static Program start(List<String> command) throws IOException {
    return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  static Program start(String... command) throws IOException {
    return start(List.of(command));
  }

  /** Waits for its end, which must be a good one. */
  String output() throws InterruptedException, ExecutionException {
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String said = output.get();
    assertEquals(true, ended, () -> "took too long: " + said);
    assertEquals(0, process.exitValue(), said);
    return said.strip();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }
}

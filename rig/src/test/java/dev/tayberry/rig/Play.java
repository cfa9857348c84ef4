package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A script whose comments are a play for two, acted in their order while it runs in the machine:
 *
 * <pre>
 * // out: text         waits for the line it prints next
 * // err: text         waits for a line on standard error with this in it
 * // $ command         must succeed in the machine: the world around the board, and witnesses we did not write
 * // level: 27 1       waits until the kernel has this level on the line of GPIO27
 * // cue               GPIO17 rises
 * // signal: TERM      is sent
 * // uart: text        waits for that on the other end of the UART; 'uart says: text' is sent from there
 * // exit: 1           waits for its end; 'halts: 1' for that of its process
 * // writes: 27=0 27=1 were all that the kernel was told of these lines, from the start
 * // before: command   and 'after: command'
 * </pre>
 */
final class Play {
  private static final int CUE = 17;

  private final Rig rig;
  private final List<String> lines;
  private final Map<String, Consumer<String>> verbs = new LinkedHashMap<>();

  /** Of a script on the host. */
  Play(Rig rig, Path script) {
    this.rig = rig;
    try {
      lines =
          Files.readAllLines(script).stream()
              .filter(line -> line.startsWith("// "))
              .map(line -> line.substring(3))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, acts, and ends it. */
  void act(Supplier<RunningApp> start) {
    try {
      perform("before: ", this::command);
      if (lines.stream().anyMatch(line -> line.startsWith("writes: "))) {
        rig.record().clear();
      }
      try (var uart = rig.uart();
          var app = start.get()) {
        prepare(app, uart);
        lines.forEach(this::act);
      }
    } finally {
      perform("after: ", this::command);
    }
  }

  private void prepare(RunningApp app, Uart uart) {
    verbs.put("out: ", text -> assertEquals(text, app.awaitNext()));
    verbs.put("err: ", app::awaitError);
    verbs.put("$ ", this::command);
    verbs.put("level: ", this::level);
    verbs.put("cue", none -> cue());
    verbs.put("signal: ", app::signal);
    verbs.put("uart: ", uart::await);
    verbs.put("uart says: ", text -> uart.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    verbs.put("exit: ", code -> assertEquals(Integer.parseInt(code), app.exit()));
    verbs.put("halts: ", code -> assertEquals(Integer.parseInt(code), app.halt()));
    verbs.put("writes: ", this::writes);
  }

  private void act(String line) {
    verbs.forEach(
        (verb, action) -> {
          if (line.startsWith(verb)) {
            action.accept(line.substring(verb.length()));
          }
        });
  }

  private void perform(String verb, Consumer<String> action) {
    for (String line : lines) {
      if (line.startsWith(verb)) {
        action.accept(line.substring(verb.length()));
      }
    }
  }

  private void command(String command) {
    Result result = rig.run(command);
    assertEquals(0, result.exit(), () -> command + "\n" + result);
  }

  private void level(String words) {
    int line = Integer.parseInt(words.split(" ")[0]);
    int level = Integer.parseInt(words.split(" ")[1]);
    Patience.until(() -> "level: " + words, () -> rig.level(line) == level);
  }

  private void cue() {
    rig.pull(CUE, 1);
  }

  private void writes(String wanted) {
    Set<Integer> of =
        Arrays.stream(wanted.split(" "))
            .map(write -> Integer.valueOf(write.replaceFirst("=.*", "")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(wanted, String.join(" ", rig.record().writes(of)));
  }
}

package dev.tayberry.simulator.process;

import dev.tayberry.fixtures.Patience;
import dev.tayberry.fixtures.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A {@code tay} as a user starts it: a process of its own, whose output is kept line by line. */
final class TayProcess implements AutoCloseable {
  private static final Pattern BROKER = Pattern.compile("broker: +mqtt://[^:]+:(\\d+)");
  private static final Pattern JAVA_STACK =
      Pattern.compile("\\s+at [a-z]+(\\.\\w+)+\\(.*|Exception in thread.*|Caused by: .*");

  private final Process process;
  private final Path temporary;
  private final List<String> lines = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  private TayProcess(Process process, Path temporary) {
    this.process = process;
    this.temporary = temporary;
    readers.add(read(process.getInputStream()));
    readers.add(read(process.getErrorStream()));
  }

  static TayProcess start(Map<String, String> env, String... arguments) {
    Path temporary = temporaryFolder();
    var command = new ArrayList<>(FastStart.command());
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("MQTT_"));
    builder.environment().put("MALLOC_ARENA_MAX", "1"); // as the launcher does
    builder.environment().putAll(env);
    try {
      return new TayProcess(builder.start(), temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tay");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code tay sim} with its broker on a free port. */
  static TayProcess sim(Path app, String... more) {
    var arguments =
        new ArrayList<>(List.of("sim", app.toString(), "--mqtt-port", "0", "--no-page"));
    arguments.addAll(List.of(more));
    return start(Map.of(), arguments.toArray(String[]::new));
  }

  private Thread read(InputStream stream) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (var reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                  synchronized (lines) {
                    lines.add(line);
                  }
                }
              } catch (IOException e) {
                // Killed while it spoke.
              }
            });
  }

  long pid() {
    return process.pid();
  }

  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** What lies in its folder for temporary files. */
  List<Path> leftovers() {
    try (var files = Files.list(temporary)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Both of its streams, in about the order in which it said it. */
  List<String> said() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  String text() {
    return String.join("\n", said());
  }

  /** Waits until it says so. */
  String says(String part) {
    Patience.until(
        () -> "it says: " + part + "\nbut it said:\n" + text(),
        () -> line(part) != null || (!isAlive() && readers.stream().noneMatch(Thread::isAlive)));
    var line = line(part);
    if (line == null) {
      throw new AssertionError("it ended without saying: " + part + "\nbut said:\n" + text());
    }
    return line;
  }

  private String line(String part) {
    return said().stream().filter(line -> line.contains(part)).findFirst().orElse(null);
  }

  /** Where its broker listens. */
  int port() {
    Matcher broker = BROKER.matcher(says("broker: "));
    if (!broker.find()) {
      throw new AssertionError(text());
    }
    return Integer.parseInt(broker.group(1));
  }

  /** INT is Ctrl-C. */
  void signal(String name) {
    if (name.equals("INT")) {
      Assumptions.assumeFalse(
          isInterruptIgnored(), "SIGINT is ignored here (started in the background of a script)");
    }
    Signal.send(name, pid());
  }

  /** A process inherits that, and so does Java. */
  private static boolean isInterruptIgnored() {
    try (var status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseLong(line.substring(7).strip(), 16) & 2) != 0);
    } catch (IOException e) {
      return false;
    }
  }

  /** Its exit code, once it has ended by itself. */
  int exit() {
    return exit(30);
  }

  /** The same of one that takes its time. */
  int exit(int seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end; it said:\n" + text());
      }
      for (var reader : readers) {
        reader.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var java = said().stream().filter(line -> JAVA_STACK.matcher(line).matches()).toList();
    if (!java.isEmpty()) {
      throw new AssertionError("Java's stack is not for users:\n" + text());
    }
    return process.exitValue();
  }

  /** As {@code kill -9}, and when a test has failed. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try (var files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

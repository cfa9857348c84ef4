package dev.tayberry.rig;

import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The sample desk's simulated control box, running on the host in real time and wired to the
 * machine's UART. Prints each frame it hears.
 */
final class ControlBox implements AutoCloseable {
  private static final String MANIFEST =
      """
      { "name": "box", "type": "module", "main": "box.js",
        "tayberry": { "serial": { "box": { "port": "%s", "baudRate": 9600 } } } }
      """;

  private final List<Process> processes = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  ControlBox(Path folder, Path uartSocket) throws IOException {
    Path terminal = folder.resolve("tty-box");
    start(
        Needed.program("socat", "socat"),
        "pty,raw,echo=0,link=" + terminal,
        "unix-connect:" + uartSocket);
    Patience.until(() -> "the terminal is there", () -> Files.exists(terminal));
    Path app = Files.createDirectories(folder.resolve("box"));
    Path desk = Rig.checkout().resolve("sample-apps/standing-desk");
    copy(desk.resolve("simulation"), app.resolve("simulation"));
    copy(desk.resolve("src"), app.resolve("src"));
    Files.copy(desk.resolve("test/wire/box.js"), app.resolve("box.js"));
    Files.writeString(app.resolve("package.json"), MANIFEST.formatted(terminal.toRealPath()));
    Process box = start(tay("run", app.toString()));
    Thread.ofPlatform().daemon().start(() -> listen(box));
    until("listens");
  }

  /** On this JVM's own class path, so that what was compiled last is what runs. */
  private static String[] tay(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tayberry.command.Main"));
    command.addAll(List.of(args));
    return command.toArray(String[]::new);
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private void listen(Process box) {
    try (BufferedReader reader = box.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (heard) {
          heard.add(line);
        }
      }
    } catch (IOException e) {
      // Ended while it spoke.
    }
  }

  /** The frames so far, as {@code F1 F1 2B 00 2B 7E}. */
  List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** How often a frame has come. */
  long count(String frame) {
    return heard().stream().filter(frame::equals).count();
  }

  void until(String line) {
    Patience.until(() -> "the box prints " + line + ": " + heard(), () -> count(line) > 0);
  }

  @Override
  public void close() {
    processes.reversed().forEach(process -> process.destroyForcibly().onExit().join());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.deploy.wire.ShellWords;
import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tay deploy} as a process of its own: at a terminal until Ctrl-C, and in a script. */
class InTerminalTest {
  private static final String CONTROL_C = "\003";
  private static final Pattern BAR =
      Pattern.compile("\r  █+░+ [\\d.]+ MB of 6\\.0 MB, [\\d.]+ .?B/s over the wire\033\\[K");

  @TempDir Path folder;

  @Test
  void ctrlCInAnUploadLeavesTheOldReleaseAndNoLock() throws Exception {
    try (var device = new LoopbackDevice(folder)) {
      Path app = app("1;\n");
      assertEquals(
          0, device.tay(Nobody.there(), "deploy", app.toString(), device.sshd.url()).code());
      String first = device.current("desk");
      device.asShipped();
      app("2;\n");
      byte[] bytes = new byte[6_000_000]; // no compression shortens these
      new Random(1).nextBytes(bytes);
      Files.write(app.resolve("voice.bin"), bytes);
      // As over a slow network, 200 kB a second: it would take too long for the test.
      Path slow = Files.createFile(folder.resolve("slow"));
      device.sshd.program(
          "tar",
          "{ while [ -e '%s' ]; do head -c 20000; sleep 0.1; done; cat; } | /bin/tar \"$@\"\n"
              .formatted(slow));
      String said = interrupted(tay(app, device));
      assertTrue(
          said.endsWith(
              "\r\033[Ktay: stopped; nothing was changed, deploy again [EINTR]\r\nexit 130\r\n"),
          said);
      assertTrue(said.contains("\r  upload 20"), said);
      assertTrue(BAR.matcher(said).find(), said);
      assertEquals(first, device.current("desk"));
      assertFalse(Files.exists(device.home("desk").resolve("trial")));

      Files.delete(slow);
      Path lock = device.home("desk").resolve("lock");
      assertEquals(
          0,
          new ProcessBuilder("flock", "-w", "30", lock.toString(), "true").start().waitFor(),
          "nobody has the lock any more");
      assertEquals(List.of(first), device.releases("desk"));

      Process next = start(tay(app, device));
      String out = new String(next.getInputStream().readAllBytes());
      assertEquals(ExitCode.DONE, next.waitFor(), out);
      assertTrue(
          out.matches("\\S+: \\S+ is current: 3 files, 6\\.0 MB; [\\d.]+ s\n"), "no bar: " + out);
      assertEquals("2;\n", Files.readString(device.home("desk").resolve("current/index.js")));
    }
  }

  private Path app(String script) throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"desk\", \"tayberry\": { \"boards\": [\"simulated\"] } }");
    Files.writeString(app.resolve("index.js"), script);
    return app;
  }

  private static List<String> tay(Path app, LoopbackDevice device) {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Duser.home=" + device.sshd.home(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "deploy",
        app.toString(),
        device.sshd.url());
  }

  /** Both of its streams are one. Whoever runs the test may have had SIGINT ignored. */
  private static Process start(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
    words.addAll(command);
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("SSH_AUTH_SOCK");
    return builder.start();
  }

  /** What a terminal shows of it until the bar stands, and after somebody has typed Ctrl-C. */
  private String interrupted(List<String> command) throws Exception {
    Path script = folder.resolve("at-terminal");
    Files.writeString(script, "trap : INT\n" + ShellWords.line(command) + "\necho exit $?\n");
    Path shown = folder.resolve("shown");
    Process terminal =
        start(
            List.of(
                Needed.program("socat", "socat"),
                "-",
                "EXEC:sh " + script + ",pty,setsid,ctty,stderr"));
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (OutputStream out = Files.newOutputStream(shown)) {
                    terminal.getInputStream().transferTo(out);
                  } catch (IOException e) {
                    // What is missing will be told.
                  }
                });
    try (OutputStream keys = terminal.getOutputStream()) {
      Patience.until(
          () -> "a bar: " + text(shown),
          () -> !terminal.isAlive() || BAR.matcher(text(shown)).find());
      keys.write(CONTROL_C.getBytes());
      keys.flush();
      assertTrue(terminal.waitFor(30, TimeUnit.SECONDS), () -> "it goes on: " + text(shown));
    } finally {
      terminal.descendants().forEach(ProcessHandle::destroyForcibly);
      terminal.destroyForcibly();
    }
    reader.join();
    return text(shown);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return ""; // half a letter so far
    }
  }
}

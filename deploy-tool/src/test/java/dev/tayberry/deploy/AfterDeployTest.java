package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.LoopbackDevice.Run;
import dev.tayberry.deploy.wire.Ask;
import dev.tayberry.deploy.wire.Nobody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with an app that is on a device already. */
class AfterDeployTest {
  @TempDir Path folder;
  private LoopbackDevice device;
  private String first;

  @BeforeEach
  void anAppIsThere() throws IOException {
    device = new LoopbackDevice(folder);
    first = deploy("desk", "1;");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private String deploy(String name, String text) throws IOException {
    Path app = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"%s\", \"tayberry\": { \"boards\": [\"simulated\"] } }".formatted(name));
    Files.writeString(app.resolve("index.js"), text);
    assertEquals(0, tay("deploy", app.toString(), device.sshd.url()).code());
    return device.current(name);
  }

  private Run tay(String... words) {
    return device.tay(Nobody.there(), words);
  }

  private Run on(String command, String... more) {
    return on(Nobody.there(), command, more);
  }

  private Run on(Ask ask, String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, device.sshd.url()));
    words.addAll(List.of(more));
    return device.tay(ask, words.toArray(new String[0]));
  }

  @Test
  void itsReleasesAreListed() throws IOException {
    String second = deploy("desk", "2;");
    Run run = on("releases");
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(1).startsWith(second + "  current  20"), run.out());
    assertTrue(lines.get(2).startsWith(first) && lines.get(2).endsWith("me@laptop"), run.out());
  }

  @Test
  void aRollbackGoesBackAndForth() throws IOException {
    String second = deploy("desk", "2;");
    assertEquals(ExitCode.DONE, on("rollback").code());
    assertEquals(first, device.current("desk"));
    assertTrue(on("rollback").err().contains("no release before"), on("rollback").err());
    assertEquals(ExitCode.DONE, on("rollback", "desk", "--to", second).code());
    assertEquals(second, device.current("desk"));
    assertTrue(
        on("rollback", "--dry-run").out().contains("switch to " + first + " from " + second));
    assertEquals(second, device.current("desk"));
    String log = Files.readString(device.home("desk").resolve("audit.log"));
    assertEquals(4, log.lines().count(), log);
  }

  @Test
  void ofSeveralAppsOneMustBeNamed() throws IOException {
    deploy("lamp", "1;");
    Run run = on("releases");
    assertEquals(ExitCode.WRONG_USAGE, run.code());
    assertTrue(run.err().contains("name one: desk, lamp"), run.err());
    assertEquals(ExitCode.DONE, on("releases", "lamp").code());
    assertTrue(on("releases", "x").err().contains("no app x is on"), on("releases", "x").err());
  }

  @Test
  void rootsPartStartsAndStops() throws IOException {
    assertTrue(on("restart").out().endsWith("desk was restarted\n"));
    assertTrue(on("stop", "desk").out().endsWith("desk is stopped\n"));
    on("start");
    assertEquals(
        "apply desk\nrestart desk\nstop desk\nstart desk\n",
        Files.readString(folder.resolve("admin.log")));
    Files.createFile(folder.resolve("refuses"));
    Run run = on("start");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("start desk: desk needs lasers"), run.err());
  }

  @Test
  void removingAsksFirst() {
    assertEquals(ExitCode.WRONG_USAGE, on("remove").code());
    Nobody no = Nobody.who("no");
    assertEquals(ExitCode.FAILED, on(no, "remove").code());
    assertEquals(
        "Remove desk with all its releases and its settings, secrets too, from %s? Its data stays."
            .formatted(device.sshd.url()),
        no.asked.getFirst());
    assertEquals(first, device.current("desk"));
    assertEquals(ExitCode.DONE, on(Nobody.who("yes"), "remove").code());
    assertFalse(Files.exists(device.home("desk")));
    assertTrue(on("status").out().lines().count() == 1, "there is no app any more");
    assertTrue(on("logs").err().contains("no app is on"), on("logs").err());
  }

  @Test
  void itsStatusIsSystemds() throws IOException {
    device.sshd.program(
        "systemctl",
        "[ \"$1\" = show ] && printf 'ActiveState=active\\nNRestarts=2\\nMemoryCurrent=62000000\\n'");
    Run run = on("status");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().contains("desk  active  " + first), run.out());
    assertTrue(run.out().matches("(?s).* 2 +62 MB *\\n"), run.out());
    device.sshd.program("systemctl", "[ \"$1\" = show ] && echo ActiveState=failed");
    assertEquals(ExitCode.FAILED, on("status", "desk").code());
  }

  @Test
  void whatTheAppSaysItselfIsAskedAtItsSocket() throws Exception {
    device.sshd.program("systemctl", "[ \"$1\" = show ] && echo ActiveState=active");
    Path run = Files.createDirectories(folder.resolve("run/desk"));
    String answer =
        """
        {"id":1,"ok":true,"result":{"state":"ready","started":"%s","busy":[{"reason":"firing","since":"x"}],\
        "memory":{"heap":1,"resident":2},"trips":[{"message":"a"},{"message":"up was on for 30 s"}],"lag":%s}}
        """;
    String hour = Instant.now().minusSeconds(3725).toString();
    var address = UnixDomainSocketAddress.of(run.resolve("control.sock"));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
      Thread.ofVirtual()
          .start(
              () -> {
                for (String lag : List.of("0.4", "null")) {
                  try (var client = server.accept()) {
                    client.read(ByteBuffer.allocate(100));
                    String text = answer.formatted(hour, lag);
                    client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
      Run run1 = on("status");
      assertEquals(ExitCode.DONE, run1.code(), run1.err());
      assertTrue(
          run1.out().matches("(?s).*1 h 2 min .*firing  2: up was on for 30 s\\n"), run1.out());
      Run blocked = on("status");
      assertEquals(ExitCode.FAILED, blocked.code());
      assertTrue(blocked.out().contains("desk  blocked"), blocked.out());
    }
    assertEquals(ExitCode.DONE, on("status").code(), "nobody is at the socket");
  }

  @Test
  void devicesOfTheFileAreShownWithTheirState() throws IOException {
    device.sshd.program("systemctl", "[ \"$1\" = show ] && echo ActiveState=active");
    Path file = folder.resolve("two.toml");
    Files.writeString(
        file,
        """
        [devices]
        here = { target = "%s" }
        gone = { target = "ssh://127.0.0.1:1" }
        [groups]
        all = ["here", "gone"]
        """
            .formatted(device.sshd.url()));
    Run run = tay("devices", "--devices", file.toString());
    assertEquals(ExitCode.FAILED, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(1).startsWith("here    all     desk  active       " + first), run.out());
    assertTrue(lines.get(2).startsWith("gone    all           unreachable"), run.out());
    assertEquals(0, tay("releases", "here", "--devices", file.toString()).code());
    assertTrue(tay("devices").err().contains("no devices are known here"));
  }

  @Test
  void itsLogsAreTheJournals() throws IOException {
    device.sshd.program("journalctl", "printf '%s|' \"$@\"; echo");
    assertEquals(
        "-u|tayberry@desk.service|-o|short-iso|--no-pager|--since=-10min|-f|\n",
        on("logs", "-f", "--since", "10min").out());
    assertTrue(
        on("logs", "--since", "2026-11-21 10:00").out().contains("|--since=2026-11-21 10:00|"));
    device.sshd.program(
        "journalctl",
        "echo 'No journal files were opened due to insufficient permissions.' >&2; exit 1");
    assertTrue(on("logs").err().contains("usermod -aG systemd-journal"), on("logs").err());
  }
}

package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rig itself: what every other test leans on. */
class RigTest {
  private final Rig rig = Rig.machine();

  @Test
  void aCommandGivesItsOutputsAndExitCode() {
    assertEquals(new Result(3, "out\n", "err\n"), rig.run("echo out; echo err >&2; exit 3"));
  }

  @Test
  void commandsRunAsThePlainUserWithTheGroupsOfAPi() {
    assertEquals("pi", rig.run("id -un").text());
    assertTrue(rig.run("id -Gn").text().contains("gpio"), rig.run("id -Gn").text());
    assertEquals("root", rig.asRoot().run("id -un").text());
  }

  @Test
  void aProgramIsSpokenToLineByLineAndEnded() {
    GuestProcess cat;
    try (var process = rig.start("cat")) {
      cat = process;
      process.write("one\ntwo\n");
      assertEquals("one", process.await("one"));
      assertEquals("two", process.await("t"));
      assertTrue(process.isRunning());
    }
    assertEquals("", rig.run("ps -o comm= -p " + cat.pid()).out());
    assertFalse(cat.isRunning());
  }

  @Test
  void anInputFollowsThePullFromOutside() {
    rig.pull(17, 1);
    assertEquals(1, rig.level(17));
    rig.pull(17, 0);
    assertEquals(0, rig.level(17));
  }

  @Test
  void anOutputOfAProgramIsSeenFromOutside() {
    try (var gpioset = rig.start("gpioset --banner GPIO27=1")) {
      gpioset.await("Setting");
      assertEquals(1, rig.level(27));
    }
  }

  @Test
  void filesAreCopiedAndReplaced(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a b"), "one");
    rig.copy(folder, "/tmp/rig-test/copied");
    assertEquals("one", rig.run("cat '/tmp/rig-test/copied/a b'").text());
    Files.delete(folder.resolve("a b"));
    rig.copy(folder, "/tmp/rig-test/copied");
    assertEquals("", rig.run("ls /tmp/rig-test/copied").text());
  }

  @Test
  void theUartLeadsToTheHost() {
    String device = rig.uartDevice();
    try (var uart = rig.uart();
        var cat =
            rig.start(
                "sh -c 'exec <%s && stty raw -echo && echo ready && exec cat'".formatted(device))) {
      cat.await("ready");
      uart.write("from the host\n".getBytes(StandardCharsets.UTF_8));
      cat.await("from the host");
      rig.run("printf 'from the board' >" + device).ok();
      assertArrayEquals("from the board".getBytes(StandardCharsets.UTF_8), uart.await(14));
    }
  }

  @Test
  void theUsbPairCarriesBytes() {
    rig.plugUsbPair();
    var listen = "sh -c 'exec </dev/ttyACM0 && stty raw -echo && echo ready && exec cat'";
    try (var cat = rig.start(listen)) {
      cat.await("ready");
      rig.run("stty raw -echo </dev/ttyGS0; echo hello >/dev/ttyGS0").ok();
      cat.await("hello");
    }
  }

  @Test
  void theRuntimeIsInTheMachine() {
    assertTrue(rig.warmTay("board", "list").ok().out().contains("raspberrypi,4-model-b"));
  }
}

package dev.tayberry.hal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.DeviceHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SerialCommPortsTest {
  @TempDir Path folder;
  private final SerialCommPorts ports = new SerialCommPorts();
  private PtyPair pair;

  @BeforeEach
  void plug() {
    pair = new PtyPair(folder);
  }

  @AfterEach
  void unplug() {
    pair.close();
  }

  private HalException refused(PortSettings settings) {
    return assertThrows(HalException.class, () -> ports.open(settings, "desk", new Deaf()).close());
  }

  @Test
  void aPortHeldByAnotherProgramIsRefusedNamingItsProcess() throws Exception {
    // flock: the lock that jSerialComm in another process takes, too.
    var other =
        new ProcessBuilder("flock", "--no-fork", pair.path(), "sleep", "60")
            .redirectErrorStream(true)
            .start();
    try {
      pair.until("it has the lock", () -> DeviceHolder.of(device()) != null);
      var error = refused(PortSettings.of(pair.path(), 9600));
      assertEquals("EBUSY", error.code());
      var holder = "process " + other.pid() + " (";
      assertTrue(error.getMessage().contains(holder), error.getMessage());
    } finally {
      other.destroy();
      other.waitFor();
    }
    ports.open(PortSettings.of(pair.path(), 9600), "desk", new Deaf()).close();
  }

  @Test
  void aPortWithoutTheRightToItNamesTheGroupToJoin() throws Exception {
    Path port = Files.createFile(folder.toRealPath().resolve("ttyUSB7"));
    Files.setPosixFilePermissions(port, Set.of());
    boolean isRoot = Files.isWritable(port); // who has every right, but on what nobody may change
    assumeTrue(!isRoot || chattr("+i", port) == 0, "root may do all here: no chattr");
    try {
      var error = refused(PortSettings.of(port.toString(), 9600));
      assertEquals("EACCES", error.code());
      assertEquals(
          "serial: no right to open %s; add the user to its group and log in anew: sudo usermod -aG %s %s"
              .formatted(
                  port, Files.getAttribute(port, "posix:group"), System.getProperty("user.name")),
          error.getMessage());
    } finally {
      if (isRoot) {
        chattr("-i", port);
      }
    }
  }

  private static int chattr(String change, Path file) throws IOException, InterruptedException {
    String command = "command -v chattr >/dev/null && chattr \"$@\" 2>/dev/null";
    return new ProcessBuilder("sh", "-c", command, "sh", change, file.toString()).start().waitFor();
  }

  @Test
  void anOpenPortIsLockedForOtherPrograms() throws Exception {
    try (var open = ports.open(PortSettings.of(pair.path(), 9600), "desk", new Deaf())) {
      var other = new ProcessBuilder("flock", "-n", pair.path(), "true").start();
      assertEquals(1, other.waitFor(), open.path());
    }
  }

  /** jSerialComm would have it ignored, and with it a reload, and the end of a terminal. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aHangUpIsStillHeardOnceAPortIsOpen() throws Exception {
    ports.open(PortSettings.of(pair.path(), 9600), "desk", new Deaf()).close();
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    assertEquals(ignoresHangUp(parent), ignoresHangUp(ProcessHandle.current().pid()));
  }

  private static boolean ignoresHangUp(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      String ignored = lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
      return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 1) != 0;
    }
  }

  @Test
  void whatIsNoSerialPortIsRefusedEachTime() throws Exception {
    var file = Files.createFile(folder.resolve("notes.txt")).toString();
    for (int i = 0; i < 2; i++) {
      assertEquals("ENOTTY", refused(PortSettings.of(file, 9600)).code());
    }
    var error = refused(PortSettings.of(file, 9600));
    assertEquals("serial: " + file + " is not a serial port", error.getMessage());
  }

  @Test
  void aUartThatIsSwitchedOffNamesTheLineThatTurnsItOn() {
    var four = Boards.load("raspberrypi,4-model-b");
    var error = assertThrows(HalException.class, () -> ports.locate(four, "UART4"));
    assertEquals("ENOENT", error.code());
    assertTrue(error.getMessage().contains("dtoverlay=uart4"), error.getMessage());
    assertEquals("/dev/ttyUSB0", ports.locate(four, "/dev/ttyUSB0"));
  }

  @Test
  void listingFindsPortsOrNoneButNeverFails() {
    for (var port : ports.list()) {
      assertTrue(port.path().startsWith("/dev/"), port.path());
    }
  }

  private Path device() {
    try {
      return Path.of(pair.path()).toRealPath();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class Deaf implements PortListener {
    @Override
    public void received(byte[] bytes, long nanos) {}

    @Override
    public void disconnected(String reason) {}
  }
}

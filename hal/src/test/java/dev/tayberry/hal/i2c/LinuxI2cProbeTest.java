package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a machine's I2C buses, by what was recorded of it. */
class LinuxI2cProbeTest {
  private static final String PI =
      """
      /proc/device-tree/compatible = raspberrypi,4-model-b\\0
      /proc/device-tree/aliases/i2c1 = /soc/i2c@7e804000\\0
      /etc/passwd = pi:x:1000:1000:,,,:/home/pi:/bin/bash
      /etc/group =
        i2c:x:994:
      /proc/self/status =
        Uid:	1000	1000	1000	1000
        Groups:	1000
      """;
  private static final String ON = "/proc/device-tree/soc/i2c@7e804000/status = okay\\0\n";
  private static final String OFF = "/proc/device-tree/soc/i2c@7e804000/status = disabled\\0\n";
  private static final String DEVICE = "crw-rw---- root i2c /dev/i2c-1\n";
  private static final String OURS = "crw-rw-rw- root i2c /dev/i2c-1\n";

  @TempDir Path folder;

  private Report look(boolean isBoard, String... facts) throws IOException {
    Path file = folder.resolve("machine");
    Files.writeString(file, String.join("", facts));
    return LinuxI2cProbe.look(
        Machine.recorded(file), isBoard ? Boards.load("raspberrypi,4-model-b") : null);
  }

  private static Part i2c1(Report report) {
    return report.parts().stream().filter(p -> p.name().equals("I2C1")).findFirst().orElseThrow();
  }

  @Test
  void aBusThatIsOnIsNamedWithItsLines() throws IOException {
    var report = look(true, PI, ON, OURS);
    assertEquals(Report.Outcome.LOADED, report.outcome());
    assertEquals("I2C1", report.why());
    assertEquals(new Part("I2C1", Part.State.ON, "/dev/i2c-1", "GPIO2 GPIO3", null), i2c1(report));
  }

  @Test
  void aBusThatThisUserMayNotOpenIsToldWithItsGroup() throws IOException {
    var report = look(true, PI, ON, DEVICE);
    assertEquals(Report.Outcome.FAILED, report.outcome());
    assertEquals(
        "I2C1: no right to open /dev/i2c-1; sudo usermod -aG i2c pi, then log out and in",
        report.why());
  }

  @Test
  void aBusThatIsOffIsToldWithTheLineThatSwitchesItOn() throws IOException {
    var report = look(true, PI, OFF);
    assertEquals(Report.Outcome.SKIPPED, report.outcome());
    assertEquals("no I2C bus is switched on", report.why());
    assertEquals(Part.State.OFF, i2c1(report).state());
    assertEquals("add dtparam=i2c_arm=on to config.txt and reboot", i2c1(report).cure());
  }

  /** As after dtparam=i2c_arm=on alone. */
  @Test
  void aBusThatIsOnWithoutADeviceFileWantsTheDriver() throws IOException {
    var part = i2c1(look(true, PI, ON));
    assertEquals("switched on, but has no device file", part.text());
    assertTrue(String.valueOf(part.cure()).startsWith("sudo modprobe i2c-dev;"), part::toString);
  }

  @Test
  void withoutAProfileEveryDeviceFileCounts() throws IOException {
    var report =
        look(
            false,
            PI,
            OURS,
            "crw------- root root /dev/i2c-7\n",
            "crw-rw-rw- root root /dev/null\n");
    assertEquals("/dev/i2c-1", report.why());
    assertEquals(
        "/dev/i2c-1 ON, /dev/i2c-7 DENIED",
        String.join(", ", report.parts().stream().map(p -> p.name() + " " + p.state()).toList()));
    assertEquals(Report.Outcome.SKIPPED, look(false, PI).outcome());
  }
}

package dev.tayberry.hal.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a machine's SPI buses, by what was recorded of it. */
class LinuxSpiProbeTest {
  private static final String PI =
      """
      /etc/passwd = pi:x:1000:1000:,,,:/home/pi:/bin/bash
      /etc/group =
        spi:x:993:pi
      /proc/self/status =
        Uid:	1000	1000	1000	1000
        Groups:	1000
      """;
  private static final String DEVICES =
      "crw-rw---- root spi /dev/spidev0.0\ncrw-rw---- root spi /dev/spidev0.1\n";

  @TempDir Path folder;

  private Report look(boolean isBoard, String... facts) throws IOException {
    Path file = folder.resolve("machine");
    Files.writeString(file, String.join("", facts));
    return LinuxSpiProbe.look(
        Machine.recorded(file), isBoard ? Boards.load("raspberrypi,4-model-b") : null);
  }

  @Test
  void aBusThatIsOnIsNamedWithItsLines() throws IOException {
    var report = look(true, PI.replace("Groups:\t1000", "Groups:\t993 1000"), DEVICES);
    assertEquals(Report.Outcome.LOADED, report.outcome());
    assertEquals("SPI0", report.why());
    assertEquals(
        new Part("SPI0", Part.State.ON, "/dev/spidev0.0", "GPIO9 GPIO10 GPIO11 GPIO8 GPIO7", null),
        report.parts().getFirst());
  }

  @Test
  void aGroupThatWasJoinedJustNowTakesEffectWithTheNextLogin() throws IOException {
    var report = look(true, PI, DEVICES);
    assertEquals(Report.Outcome.FAILED, report.outcome());
    assertEquals(
        "SPI0: no right to open /dev/spidev0.0; pi is in the group spi from the next login on: log out and in",
        report.why());
  }

  @Test
  void aBusThatIsOffIsToldWithTheLineThatSwitchesItOn() throws IOException {
    var report = look(true, PI);
    assertEquals(Report.Outcome.SKIPPED, report.outcome());
    assertEquals("no SPI bus is switched on", report.why());
    assertEquals("add dtparam=spi=on to config.txt and reboot", report.parts().getFirst().cure());
  }

  @Test
  void withoutAProfileEveryDeviceFileCounts() throws IOException {
    var report =
        look(false, DEVICES.replace("rw----", "rw-rw-"), "crw-rw-rw- root root /dev/spi\n");
    assertEquals("/dev/spidev0.0, /dev/spidev0.1", report.why());
  }
}

package dev.tayberry.hal.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Forbidden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a bus is refused with, where no bus is needed for that. */
class LinuxI2cTest {
  @TempDir Path folder;

  private static HalException refused(Path device) {
    return assertThrows(
        HalException.class,
        () -> LinuxI2c.open("I2C1", device.toString(), "add dtparam=i2c_arm=on to config.txt"));
  }

  @Test
  void aBusWithoutTheRightToItNamesTheGroupToJoin() {
    var error = refused(Forbidden.file());
    assertEquals("EACCES", error.code());
    assertEquals(
        "i2c: no right to open I2C1 (%s); add the user to its group: sudo usermod -aG i2c %s"
            .formatted(Forbidden.file(), System.getProperty("user.name")),
        error.getMessage());
  }

  @Test
  void aBusThatIsSwitchedOffIsToldWithWhatSwitchesItOn() {
    Path device = folder.resolve("i2c-4711");
    var error = refused(device);
    assertEquals("ENOENT", error.code());
    assertEquals(
        "i2c: I2C1 (%s) is switched off; add dtparam=i2c_arm=on to config.txt and reboot"
            .formatted(device),
        error.getMessage());
  }
}

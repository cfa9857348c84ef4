package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the machine is said to have depends on who asks. */
class BoardDetectTest {
  private static final String DETECT = "tay board detect";

  private final Rig rig = Rig.machine();

  @Test
  void theUserOfAPiAndRootMayUseTheGpioChip() {
    for (Result told :
        new Result[] {
          rig.tay("board", "detect", "--board", "raspberrypi,4-model-b"),
          rig.asRoot().run(DETECT + " --board raspberrypi,4-model-b")
        }) {
      String text = told.ok().out();
      assertTrue(text.matches("(?s).*hal:gpio +loaded +pinctrl-bcm2711\n.*"), text);
      assertTrue(text.matches("(?s).*I2C1 +on +/dev/i2c-1 .*"), text);
    }
  }

  @Test
  void aUserOutsideTheGroupsIsToldWhichToJoin() {
    Result told = rig.asRoot().run("su -s /bin/sh nobody -c '" + DETECT + "'");
    assertTrue(
        told.out().contains("no right to open /dev/gpiochip0; sudo usermod -aG gpio nobody"),
        told.out());
    assertTrue(told.out().contains("sudo usermod -aG i2c nobody"), told.out());
  }

  @Test
  void withoutADeviceTreeItFailsAndSaysHowToGoOn() {
    Result told = rig.tay("board", "detect");
    assertEquals(1, told.exit());
    assertTrue(told.err().contains("--board NAME takes it for one of"), told.err());
  }
}

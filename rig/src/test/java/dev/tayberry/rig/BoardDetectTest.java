package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the machine is said to have depends on who asks. */
class BoardDetectTest {
  private final Rig rig = Rig.machine();

  @Test
  void theUserOfAPiMayUseTheGpioChip() {
    String text = rig.warmTay("board", "detect", "--board", "raspberrypi,4-model-b").ok().out();
    assertTrue(text.matches("(?s).*hal:gpio +loaded +pinctrl-bcm2711\n.*"), text);
    assertTrue(text.matches("(?s).*I2C1 +on +/dev/i2c-1 .*"), text);
  }

  @Test
  void aUserOutsideTheGroupsIsToldWhichToJoin() {
    Result told = rig.strangersTay("board", "detect");
    assertTrue(
        told.out()
            .matches("(?s).*no right to open /dev/gpiochip\\d; sudo usermod -aG gpio nobody.*"),
        told.out());
    assertTrue(told.out().contains("sudo usermod -aG i2c nobody"), told.out());
  }

  @Test
  void withoutADeviceTreeItFailsAndSaysHowToGoOn() {
    Result told = rig.warmTay("board", "detect");
    assertEquals(1, told.exit());
    assertTrue(told.err().contains("--board NAME takes it for one of"), told.err());
  }
}

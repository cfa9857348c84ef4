package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same runtime on QEMU's Raspberry Pi 3: the board is known by its device tree, the chip is a
 * Pi's.
 */
@Tag("pi")
class PiModelTest {
  private static final String APP = "/home/pi/pi-model";

  private final Rig rig = Rig.machine();

  @Test
  void theBoardIsKnownByItsDeviceTree() {
    String text = rig.run("tay board detect").ok().out();
    assertTrue(text.contains("Raspberry Pi 3 Model B"), text);
    assertTrue(text.matches("(?s).*hal:gpio +loaded +pinctrl-bcm2835\n.*"), text);
  }

  @Test
  void anAppDrivesItsLineAndItsBuses() {
    rig.copy(Rig.checkout().resolve("rig/src/test/pi"), APP);
    try (var app = rig.start("tay run " + APP)) {
      assertEquals("led 1", app.await("led"));
      app.await("addresses");
      assertEquals("answered 3", app.await("answered"));
      app.await("ready");
      assertTrue(rig.run("gpioinfo GPIO27").out().contains("consumer=\"pi:led\""));
      app.signal("HUP");
      assertEquals("led 0", app.await("led"));
      assertEquals(0, app.exit());
    }
  }
}

package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app that cannot have its lines is told why, and what to do about it. */
class RefusalsTest {
  private static final String APP = "/tmp/refused";

  private final Rig rig = Rig.machine();

  @BeforeEach
  void copy() {
    rig.copy(Rig.checkout().resolve("rig/src/test/js/taken"), APP);
  }

  /** Of a user outside the group the kernel thinks no other. */
  @Test
  void whoHasNoRightToTheChipIsToldWhichGroupToJoin() {
    rig.asRoot().run("chmod g-rw /dev/gpiochip*").ok();
    try {
      Result told = rig.warmTay("run", "--board", "raspberrypi,4-model-b", APP);
      says(told, "EACCES: ", "this user may not open /dev/gpiochip", "sudo usermod -aG gpio $USER");
    } finally {
      rig.asRoot().run("chmod g+rw /dev/gpiochip*").ok();
    }
  }

  @Test
  void anAppThatIsToldOfAnotherBoardHearsWhatIsHere() {
    Result told = rig.warmTay("run", "--board", "raspberrypi,5-model-b", APP);
    says(told, "ENODEV: ", "there is no chip pinctrl-rp1", "pinctrl-bcm2711", "tay board detect");
  }

  private static void says(Result told, String... parts) {
    for (String part : parts) {
      assertTrue((told.out() + told.err()).contains(part), () -> part + " in " + told);
    }
  }
}

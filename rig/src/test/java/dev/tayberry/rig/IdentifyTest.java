package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tayberry.fixtures.Patience;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The sample desk's first command at a box that nobody knows, on a real UART. */
class IdentifyTest {
  private static final byte[] HEIGHT_712 = HexFormat.of().parseHex("f2f2010302c807d57e");

  private final Rig rig = Rig.machine();

  @Test
  void theBoxAndItsHeightAreNamedByListeningAlone() throws InterruptedException {
    rig.copy(Rig.checkout().resolve("sample-apps/standing-desk"), "/home/pi/standing-desk");
    rig.asRoot().run("ln -sfn " + rig.uartDevice() + " /dev/ttyAMA2").ok();
    try (var box = rig.uart();
        var app =
            rig.startWarmTay(
                "run", "--board", "raspberrypi,4-model-b", "/home/pi/standing-desk", "identify")) {
      says(
          app,
          "listening at desk, sending nothing; press a key of the desk's handset now and then");
      // Unlike a wire, QEMU's keeps what comes to a port that nobody has open.
      String opened = "until ls -l /proc/[0-9]*/fd 2>/dev/null | grep -q '%s$'; do :; done";
      rig.run(opened.formatted(rig.uartDevice())).ok();
      var over = new AtomicBoolean();
      Thread reports = Thread.ofPlatform().daemon().start(() -> report(box, over));
      says(
          app,
          "Jiecang, framed dialect (Uplift, Jarvis, Desky, Omnidesk, Maidesite …), at 9600 baud");
      says(app, "its height is 71.2 cm; is that right?");
      says(app, "\"driver\": \"jiecang\" in package.json is the one for it");
      assertEquals(0, app.exit());
      over.set(true);
      reports.join();
      assertArrayEquals(new byte[0], box.heard());
    } finally {
      rig.asRoot().run("rm -f /dev/ttyAMA2").ok();
    }
  }

  private static void says(RunningApp app, String words) {
    assertEquals("identify: " + words, app.awaitNext());
  }

  /** As a box does that is awake. */
  private static void report(Uart box, AtomicBoolean over) {
    while (!over.get()) {
      box.write(HEIGHT_712);
      Patience.pause(200);
    }
  }
}

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
    var over = new AtomicBoolean();
    try (var box = rig.uart()) {
      Thread reports = Thread.ofPlatform().daemon().start(() -> report(box, over));
      String said =
          rig.warmTay(
                  "run", "--board", "raspberrypi,4-model-b", "/home/pi/standing-desk", "identify")
              .ok()
              .out();
      over.set(true);
      reports.join();
      assertEquals(
          """
          identify: listening at desk, sending nothing; press a key of the desk's handset now and then
          identify: Jiecang, framed dialect (Uplift, Jarvis, Desky, Omnidesk, Maidesite …), at 9600 baud
          identify: its height is 71.2 cm; is that right?
          identify: "driver": "jiecang" in package.json is the one for it
          """,
          said);
      assertArrayEquals(new byte[0], box.heard());
    } finally {
      rig.asRoot().run("rm -f /dev/ttyAMA2").ok();
    }
  }

  /** As a box does that is awake. */
  private static void report(Uart box, AtomicBoolean over) {
    while (!over.get()) {
      box.write(HEIGHT_712);
      Patience.pause(200);
    }
  }
}

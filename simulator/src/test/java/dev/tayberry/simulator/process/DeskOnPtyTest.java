package dev.tayberry.simulator.process;

import static dev.tayberry.simulator.process.DeskAtWork.GREETING;
import static dev.tayberry.simulator.process.DeskAtWork.WAKE_OR_STOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.MqttClients;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The standing desk's app and a control box, with a real serial cable between them. The frames
 * expected are those that were captured on real desks, as they are published; none of our code has
 * made them.
 */
@Isolated // milliseconds count here
class DeskOnPtyTest {
  private static final String GO_TO_720 = "F1 F1 1B 02 02 D0 EF 7E";
  private static final String GO_TO_1100 = "F1 F1 1B 02 04 4C 6D 7E";

  @TempDir Path folder;
  private DeskAtWork work;
  private MqttClients clients;

  @BeforeEach
  void start() {
    work = new DeskAtWork(folder, 750);
    clients = new MqttClients(work.tay().port(), "desk/ab12/#");
    clients.until("desk/ab12/height", "75.0");
  }

  @AfterEach
  void end() {
    if (clients != null) {
      clients.close();
    }
    if (work != null) {
      work.close();
    }
  }

  @Test
  void talksToTheBoxInTheManufacturersFrames() throws Exception {
    boots();
    goesToAHeight();
    stops();
    readsWhatTheBoxTells();
    leavesWithAStop();
  }

  private void boots() throws IOException, InterruptedException {
    Patience.until(() -> work.sent().toString(), () -> work.sent().size() >= GREETING.size());
    assertEquals(GREETING, work.sent());
    assertEquals("9600", speed(work.pty().app()), "what the app has set");
    answered("F2 F2 07 04 04 EF 02 6C 6C 7E"); // range 1263 … 620 mm
    answered("F2 F2 20 01 00 21 7E"); // no limits set
    answered("F2 F2 25 02 02 D0 F9 7E"); // preset 1: 720 mm
    answered("F2 F2 0E 01 00 0F 7E"); // centimetres
    answered("F2 F2 01 03 02 EE 07 FB 7E"); // height: 750 mm
    clients.until("desk/ab12/status", "\"max\":126.3");
  }

  private void goesToAHeight() {
    clients.publish("desk/ab12/height/set", "-m", "72");
    clients.until("desk/ab12/state", "closing");
    clients.until("desk/ab12/status", "\"outcome\":\"arrived\"");
    work.stands();
    assertEquals(720, work.desk().height(), 2);
    assertEquals(List.of(GO_TO_720), work.commands());
    answered("F2 F2 1B 02 02 D0 EF 7E"); // it has understood
    assertEquals(72, Double.parseDouble(clients.last("desk/ab12/height")), 0.2);
  }

  private void stops() {
    clients.publish("desk/ab12/height/set", "-m", "110");
    Patience.until(
        () -> "it is at full speed: " + work.desk().height(), () -> work.desk().height() > 790);
    int before = work.sent().size();
    assertEquals(List.of(GO_TO_720, GO_TO_1100), work.commands());
    long asked = System.nanoTime();
    clients.publish("desk/ab12/cmd", "-m", "STOP");
    Patience.until(() -> "a stop frame: " + work.sent(), () -> work.sent().size() > before);
    long millis = (System.nanoTime() - asked) / 1_000_000;
    assertEquals(WAKE_OR_STOP, work.sent().get(before));
    Patience.until(
        () -> "the box hears it", () -> work.desk().box(DeskOnPtyTest::heightAtStop) != null);
    double at = work.desk().box(DeskOnPtyTest::heightAtStop);
    work.stands();
    clients.until("desk/ab12/status", "\"outcome\":\"stopped\"");
    double travelled = work.desk().height() - at;
    System.out.printf("stop: on the wire after %d ms, then %.1f mm%n", millis, travelled);
    assertTrue(millis < 500, () -> "the stop frame was on the wire after " + millis + " ms");
    assertTrue(travelled > 5 && travelled <= 13, () -> travelled + " mm after the stop frame");
  }

  /** Where the desk was when the box heard the first stop after the last go-to, or null. */
  private static Double heightAtStop(Value box) {
    Value heard = box.getMember("wire").getMember("heard");
    Double height = null;
    for (long i = heard.getArraySize() - 1; i >= 0; i--) {
      Value frame = heard.getArrayElement(i);
      if (frame.getMember("hex").asString().equals(GO_TO_1100)) {
        return height;
      }
      if (frame.getMember("hex").asString().equals(WAKE_OR_STOP)) {
        height = frame.getMember("height").asDouble();
      }
    }
    return null;
  }

  private void readsWhatTheBoxTells() {
    work.desk().box(box -> box.invokeMember("lock", true));
    clients.until("desk/ab12/lock", "ON");
    answered("F2 F2 1F 01 01 21 7E");
    work.desk().box(box -> box.invokeMember("lock", false));
    clients.until("desk/ab12/lock", "OFF");
    work.desk().box(box -> box.invokeMember("fail", 1));
    clients.until("desk/ab12/status", "\"error\":\"E01");
    answered("F2 F2 02 01 01 04 7E");
  }

  private void leavesWithAStop() {
    int before = work.sent().size();
    work.tay().signal("TERM");
    assertEquals(143, work.tay().exit(), work.tay().text());
    List<String> last = work.sent().subList(before, work.sent().size());
    assertEquals(Set.of(WAKE_OR_STOP), Set.copyOf(last));
  }

  private void answered(String frame) {
    Patience.until(
        () -> "the box says " + frame + ", not only\n" + String.join("\n", answers()),
        () -> answers().contains(frame));
  }

  private List<String> answers() {
    return Frames.of(work.pty().fromBox());
  }

  @Test
  void aPulledCableThatIsBackMovesNothing() {
    clients.publish("desk/ab12/height/set", "-m", "110");
    Patience.until(() -> "it moves: " + work.desk().height(), () -> work.desk().height() > 760);
    work.pty().unplug();
    clients.until("desk/ab12/status", "\"link\":false");
    work.pty().plug();
    work.desk().plug(work.pty().box());
    clients.until("desk/ab12/status", "\"link\":true");
    // The box knew nothing of the pulled cable; the greeting's first frame stops it.
    work.stands();
    assertTrue(work.desk().height() < 1090, () -> "stopped at " + work.desk().height());
    Patience.until(() -> work.sent().toString(), () -> work.sent().size() >= GREETING.size());
    assertEquals(GREETING, work.sent());
  }

  private static String speed(Path terminal) throws IOException, InterruptedException {
    var stty = new ProcessBuilder("stty", "-F", terminal.toString(), "speed").start();
    String speed = new String(stty.getInputStream().readAllBytes()).strip();
    stty.waitFor();
    return speed;
  }
}

package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standing desk's app, a process of its own, and the rig's control box, in this one, at the two
 * ends of a serial cable that the kernel and socat make. The frames expected are those that were
 * captured on real desks, as they are published; none of our code has made them.
 */
class DeskOnPtyTest {
  private static final String WAKE_OR_STOP = "F1 F1 2B 00 2B 7E";
  private static final String GO_TO_720 = "F1 F1 1B 02 02 D0 EF 7E";
  private static final String GO_TO_1100 = "F1 F1 1B 02 04 4C 6D 7E";
  private static final List<String> GREETING =
      List.of(
          WAKE_OR_STOP,
          "F1 F1 0C 00 0C 7E", // physical range?
          "F1 F1 20 00 20 7E", // which limits?
          "F1 F1 07 00 07 7E", // presets?
          "F1 F1 0E 00 0E 7E", // unit?
          "F1 F1 1F 00 1F 7E"); // locked?

  @TempDir Path folder;
  private RecordedPty pty;
  private DeskOnCable desk;
  private TayProcess tay;
  private MqttClients clients;

  @BeforeEach
  void start() {
    Path app = Apps.desk(folder);
    pty = new RecordedPty(folder);
    desk = new DeskOnCable(app, pty.box());
    desk.height(750);
    desk.box(box -> it(box, "motors", "max", 1263));
    tay = TayProcess.sim(app, "--serial", "desk=" + pty.app(), "--env", "DESK_ID=ab12");
    clients = new MqttClients(tay.port(), "desk/ab12/#");
    clients.until("desk/ab12/height", "75.0");
  }

  private static Object it(Value box, String part, String name, Object value) {
    box.getMember(part).putMember(name, value);
    return value;
  }

  @AfterEach
  void end() {
    for (AutoCloseable each : new AutoCloseable[] {clients, tay, desk, pty}) {
      close(each);
    }
  }

  private static void close(AutoCloseable open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
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
    Patience.until(() -> sent().toString(), () -> sent().size() >= GREETING.size());
    assertEquals(GREETING, sent());
    assertEquals("9600", speed(pty.app()), "what the app has set");
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
    Patience.until(() -> "it stands", () -> !desk.box(DeskOnPtyTest::isMoving));
    assertEquals(720, desk.height(), 2);
    assertEquals(List.of(GO_TO_720), after(GREETING.size(), Set.of(WAKE_OR_STOP)));
    answered("F2 F2 1B 02 02 D0 EF 7E"); // it has understood
    assertEquals(72, Double.parseDouble(clients.last("desk/ab12/height")), 0.2);
  }

  private void stops() {
    clients.publish("desk/ab12/height/set", "-m", "110");
    Patience.until(() -> "it is at full speed: " + desk.height(), () -> desk.height() > 790);
    int before = sent().size();
    assertEquals(List.of(GO_TO_720, GO_TO_1100), after(GREETING.size(), Set.of(WAKE_OR_STOP)));
    long asked = System.nanoTime();
    clients.publish("desk/ab12/cmd", "-m", "STOP");
    Patience.until(() -> "a stop frame: " + sent(), () -> sent().size() > before);
    long millis = (System.nanoTime() - asked) / 1_000_000;
    assertEquals(WAKE_OR_STOP, sent().get(before));
    Patience.until(() -> "the box hears it", () -> desk.box(DeskOnPtyTest::heightAtStop) != null);
    double at = desk.box(DeskOnPtyTest::heightAtStop);
    Patience.until(() -> "it stands", () -> !desk.box(DeskOnPtyTest::isMoving));
    clients.until("desk/ab12/status", "\"outcome\":\"stopped\"");
    double travelled = desk.height() - at;
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

  private static boolean isMoving(Value box) {
    return box.getMember("motors").getMember("running").asBoolean();
  }

  private void readsWhatTheBoxTells() {
    desk.box(box -> box.invokeMember("lock", true));
    clients.until("desk/ab12/lock", "ON");
    answered("F2 F2 1F 01 01 21 7E");
    desk.box(box -> box.invokeMember("lock", false));
    clients.until("desk/ab12/lock", "OFF");
    desk.box(box -> box.invokeMember("fail", 1));
    clients.until("desk/ab12/status", "\"error\":\"E01");
    answered("F2 F2 02 01 01 04 7E");
  }

  private void leavesWithAStop() {
    int before = sent().size();
    tay.signal("TERM");
    assertEquals(143, tay.exit(), tay.text());
    List<String> last = sent().subList(before, sent().size());
    assertEquals(Set.of(WAKE_OR_STOP), Set.copyOf(last));
  }

  private List<String> sent() {
    return Frames.of(pty.fromApp());
  }

  private List<String> after(int count, Set<String> without) {
    var frames = new ArrayList<>(sent().subList(count, sent().size()));
    frames.removeIf(without::contains);
    return frames;
  }

  private void answered(String frame) {
    Patience.until(
        () -> "the box says " + frame + ", not only\n" + String.join("\n", answers()),
        () -> answers().contains(frame));
  }

  private List<String> answers() {
    return Frames.of(pty.fromBox());
  }

  private static String speed(Path terminal) throws IOException, InterruptedException {
    var stty = new ProcessBuilder("stty", "-F", terminal.toString(), "speed").start();
    String speed = new String(stty.getInputStream().readAllBytes()).strip();
    stty.waitFor();
    return speed;
  }
}

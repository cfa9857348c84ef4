package dev.tayberry.simulator.process;

import dev.tayberry.fixtures.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Value;

/**
 * The standing desk's app, a process of its own, and the rig's control box, in this one, at the two
 * ends of a serial cable that the kernel and socat make. The desk's name is {@code ab12}.
 */
final class DeskAtWork implements AutoCloseable {
  static final String WAKE_OR_STOP = "F1 F1 2B 00 2B 7E";

  /** What the app asks when it begins; none of it moves a desk. */
  static final List<String> GREETING =
      List.of(
          WAKE_OR_STOP,
          "F1 F1 0C 00 0C 7E", // physical range?
          "F1 F1 20 00 20 7E", // which limits?
          "F1 F1 07 00 07 7E", // presets?
          "F1 F1 0E 00 0E 7E", // unit?
          "F1 F1 1F 00 1F 7E"); // locked?

  private final List<AutoCloseable> open = new ArrayList<>();
  private final RecordedPty pty;
  private final DeskOnCable desk;
  private final TayProcess tay;

  /**
   * @param height in mm, at which the desk stands; 1263 is the highest
   */
  DeskAtWork(Path folder, int height, String... more) {
    Path app = Apps.desk(folder);
    pty = kept(new RecordedPty(folder));
    desk = kept(new DeskOnCable(app, pty.box()));
    desk.height(height);
    desk.box(DeskAtWork::lower);
    var options = new ArrayList<>(List.of("--serial", "desk=" + pty.app()));
    options.addAll(List.of("--env", "DESK_ID=ab12"));
    options.addAll(List.of(more));
    tay = kept(TayProcess.sim(app, options.toArray(String[]::new)));
    tay.says("desk: \"ab12\" is controlled by topic desk/ab12/");
  }

  private static boolean lower(Value box) {
    box.getMember("motors").putMember("max", 1263);
    return true;
  }

  private <T extends AutoCloseable> T kept(T resource) {
    open.addFirst(resource);
    return resource;
  }

  RecordedPty pty() {
    return pty;
  }

  DeskOnCable desk() {
    return desk;
  }

  TayProcess tay() {
    return tay;
  }

  /** Frames from the app, as they passed the cable. */
  List<String> sent() {
    return Frames.of(pty.fromApp());
  }

  /** Of those, what is there beside the greeting and its first byte's other use, to stop. */
  List<String> commands() {
    return sent().stream().filter(frame -> !Set.copyOf(GREETING).contains(frame)).toList();
  }

  /** Waits until the motors do. */
  void stands() {
    Patience.until(() -> "the desk stands", () -> !desk.box(DeskAtWork::isMoving));
  }

  private static boolean isMoving(Value box) {
    return box.getMember("motors").getMember("running").asBoolean();
  }

  @Override
  public void close() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}

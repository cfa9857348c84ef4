package dev.tayberry.deploy.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is done on a device. */
public sealed interface Step {
  /** Nobody else deploys this app meanwhile. It ends with the connection, so nothing unlocks. */
  record Lock(String who, boolean force) implements Step {}

  /**
   * The files that are not there, and links to those that are, into {@code ID.tmp}.
   *
   * @param bytes before they are compressed
   */
  record Upload(String id, int files, long bytes, int linked) implements Step {}

  /** What arrived is what was sent. */
  record Check(String id, String proof) implements Step {}

  /** All of it on the disk, and then under its name: a release with a name is whole. */
  record Publish(String id) implements Step {}

  /** On trial: {@code current} points to it, and back again unless it does well. */
  record Switch(String id, @Nullable String previous) implements Step {}

  /** Root's part: rights, unit, and the trial itself, which goes on without us. */
  record Apply(String id, @Nullable String previous, boolean force) implements Step {}

  /** Until the device has decided. */
  record Settle(String id, Duration atMost) implements Step {}

  /** Releases nobody goes back to. */
  record Prune(List<String> ids) implements Step {}

  /** A line in the device's own log of deploys. */
  record Audit(String did, String id, String who) implements Step {}

  /** In words, a line. */
  default String words() {
    return switch (this) {
      case Lock s -> "lock as " + s.who() + (s.force() ? ", taking it from whoever has it" : "");
      case Upload s ->
          "upload %s: %d files, %s; %d are there already"
              .formatted(s.id(), s.files(), Bytes.text(s.bytes()), s.linked());
      case Check s -> "check that they arrived whole";
      case Publish s -> "write all to the disk, name it " + s.id();
      case Switch s ->
          "switch to "
              + s.id()
              + (s.previous() == null || s.previous().equals(s.id())
                  ? ""
                  : " from " + s.previous());
      case Apply s -> "start it, on trial" + (s.force() ? ", even if the app is busy" : "");
      case Settle s ->
          "wait until it has proved itself, at most " + s.atMost().toSeconds() + " s; else go back";
      case Prune s -> "remove " + String.join(", ", s.ids());
      case Audit s -> "note it in the device's log";
    };
  }
}

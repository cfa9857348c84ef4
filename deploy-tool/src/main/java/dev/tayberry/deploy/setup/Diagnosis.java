package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with a device, by what it said of itself. Pure. */
final class Diagnosis {
  private static final long LITTLE_DISK_MB = 200;
  private static final long LITTLE_MEMORY_MB = 450;
  private static final long CLOCK_SECONDS = 300;

  /** Bits of the firmware's word, as its own documentation has them. */
  private static final Map<Integer, String> THROTTLED =
      Map.of(
          0, "its power supply is too weak now: below 4.6 V",
          2, "it runs slowed down now, for lack of power or for heat",
          16, "its power supply was too weak since the start: below 4.6 V",
          18, "it ran slowed down since the start, for lack of power or for heat");

  private final Facts facts;
  private final String setup;
  private final List<Ailment> ailments = new ArrayList<>();

  private Diagnosis(Facts facts, String target) {
    this.facts = facts;
    setup = "tay setup " + target;
  }

  /**
   * Looks it through.
   *
   * @param now seconds since 1970, here
   */
  static List<Ailment> of(Facts facts, String target, long now) {
    Diagnosis diagnosis = new Diagnosis(facts, target);
    diagnosis.refused();
    diagnosis.system(now);
    diagnosis.ours();
    diagnosis.apps();
    diagnosis.power();
    return List.copyOf(diagnosis.ailments);
  }

  private void grave(String what, String cure) {
    ailments.add(new Ailment(true, what, cure));
  }

  private void slight(String what, String cure) {
    ailments.add(new Ailment(false, what, cure));
  }

  /** What setup would not even begin with. */
  private void refused() {
    try {
      Refusals.check(facts);
    } catch (Failure e) {
      String message = String.valueOf(e.getMessage());
      int cure = message.indexOf("; ");
      grave(
          cure < 0 ? message : message.substring(0, cure),
          cure < 0 ? "" : message.substring(cure + 2));
    }
  }

  private void system(long now) {
    long off = facts.clock() - now;
    if (Math.abs(off) > CLOCK_SECONDS) {
      grave(
          "its clock is %d minutes %s".formatted(Math.abs(off) / 60, off < 0 ? "late" : "fast"),
          "sudo timedatectl set-ntp true where it has internet, else " + setup);
    }
    facts
        .pairs("disk")
        .keySet()
        .forEach(
            folder -> {
              if (facts.free(folder) < LITTLE_DISK_MB) {
                grave(
                    "only %d MB are free where %s lies".formatted(facts.free(folder), folder),
                    "df -h, sudo apt clean, sudo journalctl --vacuum-size=50M");
              }
            });
    if (facts.memory() < LITTLE_MEMORY_MB) {
      slight("it has %d MB of memory".formatted(facts.memory()), "run one app on it, not more");
    }
    if (facts.text("root").startsWith("overlay")) {
      slight(
          "its root is an overlay: what is deployed is gone after the next start",
          "sudo raspi-config, Performance, Overlay File System");
    }
    switch (facts.text("systemd.state")) {
      case "degraded" -> slight("some of its units have failed", "systemctl --failed");
      case "maintenance" -> grave("it is in rescue mode", "journalctl -xb, then sudo reboot");
      default -> {}
    }
  }

  private void ours() {
    if (facts.javas().stream().noneMatch(Facts.Java::fits)) {
      String others = String.join(", ", facts.javas().stream().map(Facts.Java::version).toList());
      grave("it has no Java 25" + (others.isEmpty() ? "" : ", only " + others), setup);
    }
    if (facts.list("runtime").isEmpty()) {
      grave("it has no runtime of ours", setup);
    } else if (!facts.list("runtime").contains(facts.text("runtime.current"))) {
      grave("none of its runtimes is the current one", setup);
    } else if (!facts.list("cache").contains(facts.text("runtime.current"))) {
      slight("its runtime has no start-up cache for its Java: apps start slowly", setup);
    }
    for (SystemFile file : SystemFiles.all()) {
      if (facts.hash(file.path()).isEmpty()) {
        grave("it lacks " + file.path(), setup);
      } else if (!file.isThere(facts)) {
        slight(file.path() + " is not as this version of tay has it", setup);
      }
    }
    if (!facts.hasGroup(Layout.GROUP)) {
      grave("it has no group " + Layout.GROUP, setup);
    } else if (!facts.isRoot() && !facts.isIn(Layout.GROUP)) {
      grave(facts.user() + " is not in the group " + Layout.GROUP + " and cannot deploy", setup);
    } else if (!facts.isRoot() && !facts.is("admin", "yes")) {
      grave("sudo does not let " + facts.user() + " run " + Layout.ADMIN, setup);
    }
    for (String folder : facts.list("folder")) {
      String[] words = folder.split(" ", 4);
      if (words.length == 4 && !words[1].equals("root")) {
        grave(words[3] + " is not root's", setup);
      }
    }
  }

  private void apps() {
    facts
        .pairs("app")
        .forEach(
            (app, state) -> {
              if (state.equals("failed")) {
                grave("the app " + app + " has failed", "journalctl -u tayberry@" + app + " -n 50");
              }
            });
    facts
        .pairs("app.runtime")
        .forEach(
            (app, version) -> {
              if (!facts.list("runtime").contains(version)) {
                grave(
                    "the app %s wants the runtime %s, which is not there".formatted(app, version),
                    "deploy it again");
              }
            });
  }

  private void power() {
    String word = facts.text("throttled");
    if (!word.matches("0x[0-9a-fA-F]{1,8}")) {
      return;
    }
    long bits = Long.parseLong(word.substring(2), 16);
    THROTTLED.keySet().stream()
        .sorted()
        .filter(bit -> ((bits >> bit) & 1) == 1)
        .forEach(
            bit ->
                slight(
                    String.valueOf(THROTTLED.get(bit)),
                    "the board's own power supply and a short, thick cable; some air around it"));
  }
}

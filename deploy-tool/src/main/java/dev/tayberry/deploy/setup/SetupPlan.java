package dev.tayberry.deploy.setup;

import dev.tayberry.deploy.setup.Step.MakeFolders.Folder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be done on a device so that it is as wished; nothing where it is. Pure.
 *
 * @param notes what to know besides
 */
record SetupPlan(List<Step> steps, List<String> notes) {
  private static final String JAVA_PACKAGE = "openjdk-25-jre-headless";
  private static final List<String> DEVICE_GROUPS = List.of("gpio", "i2c", "spi", "dialout");

  private static final String JOURNAL = "systemd-journal";

  /** Debian's Java with what it needs, unpacked. */
  private static final long JAVA_PACKAGE_MB = 300;

  /** The start-up cache, and some air. */
  private static final long CACHE_MB = 150;

  /** No device of ours was set up before. */
  private static final long YEAR_2025 = 1735689600;

  /** How far a clock may be off. */
  private static final long CLOCK_SECONDS = 300;

  private static final List<Folder> FOLDERS =
      List.of(
          new Folder(Layout.BASE, "755", "root"),
          new Folder(Layout.BIN, "755", "root"),
          new Folder(Layout.RUNTIME, "755", "root"),
          new Folder(Layout.SETTINGS, "755", "root"),
          // Sticky, so that nobody can put a folder in the place of another's.
          new Folder(Layout.APPS, "3775", Layout.GROUP));

  /**
   * Makes it.
   *
   * @throws dev.tayberry.command.Failure where this device cannot be made ready, with the cure
   */
  static SetupPlan of(Facts facts, SetupWish wish) {
    Refusals.check(facts);
    List<Step> steps = new ArrayList<>();
    clock(facts, wish, steps);
    java(facts, wish, steps);
    groups(facts, steps);
    files(facts, wish, steps);
    runtime(facts, wish, steps);
    if (wish.upgrade()) {
      unused(facts, wish).forEach(version -> steps.add(new Step.RemoveRuntime(version)));
    }
    room(facts, steps);
    return new SetupPlan(List.copyOf(steps), notes(facts, steps));
  }

  /** The way back; nothing where there is nothing of ours. */
  static SetupPlan removal(Facts facts, boolean purge) {
    boolean ours =
        facts.folder(Layout.BASE).isPresent()
            || facts.hasGroup(Layout.GROUP)
            || (purge && facts.folder(Layout.SETTINGS).isPresent());
    List<String> apps = List.copyOf(facts.pairs("app").keySet());
    List<String> notes =
        facts.javas().stream().allMatch(java -> java.home().startsWith(Layout.JAVA))
            ? List.of()
            : List.of(
                "Java of the system stays; sudo apt remove " + JAVA_PACKAGE + " removes Debian's");
    return ours
        ? new SetupPlan(List.of(new Step.RemoveAll(apps, purge)), notes)
        : new SetupPlan(List.of(), List.of());
  }

  private static void clock(Facts facts, SetupWish wish, List<Step> steps) {
    boolean off = Math.abs(facts.clock() - wish.now()) > CLOCK_SECONDS;
    if (off && (facts.clock() < YEAR_2025 || !facts.is("clock.synchronised", "yes"))) {
      steps.add(new Step.SetClock(wish.now()));
    }
  }

  private static void java(Facts facts, SetupWish wish, List<Step> steps) {
    JavaArchive archive = wish.java();
    if (archive != null) {
      if (facts.javas().stream().noneMatch(java -> java.home().equals(archive.place()))) {
        steps.add(new Step.UnpackJava(archive));
      }
    } else if (facts.javas().stream().noneMatch(Facts.Java::fits)) {
      Refusals.checkApt(facts, JAVA_PACKAGE);
      steps.add(new Step.InstallPackages(List.of(JAVA_PACKAGE)));
    }
  }

  private static void groups(Facts facts, List<Step> steps) {
    List<String> missing = DEVICE_GROUPS.stream().filter(g -> !facts.hasGroup(g)).toList();
    List<String> joins = new ArrayList<>();
    if (!facts.isRoot() && !facts.isIn(Layout.GROUP)) {
      joins.add(Layout.GROUP);
    }
    // Else nobody would see what an app has printed. Raspberry Pi OS lets its first user read it
    // all, Debian does not.
    if (!facts.isRoot() && !facts.isIn("adm") && !facts.isIn(JOURNAL)) {
      joins.add(JOURNAL);
    }
    if (!missing.isEmpty() || !joins.isEmpty() || !facts.hasGroup(Layout.GROUP)) {
      steps.add(new Step.MakeGroups(missing, facts.user(), List.copyOf(joins)));
    }
  }

  private static void files(Facts facts, SetupWish wish, List<Step> steps) {
    List<Folder> folders = FOLDERS.stream().filter(folder -> !isThere(folder, facts)).toList();
    if (!folders.isEmpty()) {
      steps.add(new Step.MakeFolders(folders));
    }
    List<SystemFile> files = wish.files().stream().filter(f -> !f.isThere(facts)).toList();
    if (!files.isEmpty()) {
      steps.add(new Step.PutFiles(files));
    }
  }

  private static boolean isThere(Folder folder, Facts facts) {
    String wanted = folder.mode() + " root " + folder.group();
    return facts.folder(folder.path()).filter(wanted::equals).isPresent();
  }

  private static void runtime(Facts facts, SetupWish wish, List<Step> steps) {
    String version = wish.runtime().version();
    if (!facts.list("runtime").contains(version)) {
      steps.add(new Step.SendRuntime(wish.runtime()));
    } else if (!facts.is("runtime.current", version)) {
      steps.add(new Step.UseRuntime(version));
    }
    boolean otherJava =
        steps.stream()
            .anyMatch(s -> s instanceof Step.InstallPackages || s instanceof Step.UnpackJava);
    if (wish.cache() && (otherJava || !facts.list("cache").contains(version))) {
      steps.add(new Step.TrainCache(version));
    }
  }

  /** Those that neither the next deploy nor an app's unit names. */
  private static Collection<String> unused(Facts facts, SetupWish wish) {
    Set<String> unused = new TreeSet<>(facts.list("runtime"));
    unused.remove(wish.runtime().version());
    unused.removeAll(facts.pairs("app.runtime").values());
    return unused;
  }

  private static void room(Facts facts, List<Step> steps) {
    long usr = 0;
    long base = 0;
    for (Step step : steps) {
      switch (step) {
        case Step.InstallPackages packages -> usr += JAVA_PACKAGE_MB;
        case Step.UnpackJava java -> base += java.archive().unpacked() >> 20;
        case Step.SendRuntime runtime -> base += (runtime.payload().size() >> 20) + CACHE_MB;
        default -> {}
      }
    }
    Refusals.checkRoom(facts, Layout.BASE, base);
    Refusals.checkRoom(facts, "/usr", usr);
  }

  private static List<String> notes(Facts facts, List<Step> steps) {
    List<String> notes = new ArrayList<>();
    if (facts.text("root").startsWith("overlay")) {
      notes.add(
          "its root is an overlay, and forgets at the next start what is changed now; switch that off"
              + " first: sudo raspi-config, Performance, Overlay File System");
    }
    if (facts.memory() < 450) {
      notes.add(
          "%d MB of memory are little; an app needs about 100 of them".formatted(facts.memory()));
    }
    if (steps.stream().anyMatch(Step.MakeGroups.class::isInstance)) {
      notes.add("a new group counts from the next login on");
    }
    return List.copyOf(notes);
  }
}

package dev.tayberry.deploy.setup;

import static dev.tayberry.deploy.setup.Device.FRESH;
import static dev.tayberry.deploy.setup.Device.NOW;
import static dev.tayberry.deploy.setup.Device.RUNTIME;
import static dev.tayberry.deploy.setup.Device.plan;
import static dev.tayberry.deploy.setup.Device.ready;
import static dev.tayberry.deploy.setup.Device.wish;
import static dev.tayberry.deploy.setup.Device.with;
import static dev.tayberry.deploy.setup.Device.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every plan as it is printed. */
class SetupPlanTest {
  private static final JavaArchive ARCHIVE =
      new JavaArchive(
          Path.of("jre.tar.gz"),
          "jdk-25.0.5+8-jre",
          "25.0.5",
          "Eclipse Adoptium",
          "aarch64",
          "glibc 2.17",
          54L << 20,
          160L << 20);

  private static SetupWish bringing(@Nullable JavaArchive java, boolean upgrade) {
    return new SetupWish(RUNTIME, SystemFiles.all(), java, NOW, true, upgrade);
  }

  private static String refused(String facts) {
    return assertThrows(Failure.class, () -> plan(facts, wish())).getMessage();
  }

  private static void isRefused(String facts, String... words) {
    String message = refused(facts);
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void whoMayNotReadTheJournalJoinsWhoMay() {
    String debian = FRESH.replace("groups.listed pi adm", "groups.listed pi");
    assertTrue(
        plan(debian, wish()).contains("let pi join tayberry, systemd-journal"),
        plan(debian, wish())::toString);
    String before =
        Device.ready().replace("groups.listed pi tayberry adm", "groups.listed pi tayberry");
    assertEquals(List.of("let pi join systemd-journal"), plan(before, wish()));
  }

  @Test
  void aFreshPi() {
    assertEquals(
        """
        install openjdk-25-jre-headless by apt
        let pi join tayberry
        make the folders /opt/tayberry (755, root:root), /opt/tayberry/bin (755, root:root), \
        /opt/tayberry/runtime (755, root:root), /etc/tayberry (755, root:root), /opt/tayberry/apps (3775, root:tayberry)
        write 9 files: /etc/udev/rules.d/60-tayberry.rules, /opt/tayberry/bin/tayberry-admin, \
        /opt/tayberry/bin/tayberry-files, /opt/tayberry/bin/tayberry-run, /opt/tayberry/bin/tayberry-settings, \
        /opt/tayberry/bin/tayberry-settle, /etc/systemd/system/tayberry@.service, \
        /etc/systemd/system/tayberry-settle@.service, /etc/sudoers.d/tayberry
        send the runtime 0.1.0-12345678 (70 MB before it is packed)
        make the start-up cache of 0.1.0-12345678 (half a minute, on a small board several)\
        """,
        String.join("\n", plan(FRESH, wish())));
  }

  @Test
  void aReadyOneIsLeftAlone() {
    assertEquals(List.of(), plan(ready(), wish()));
  }

  @Test
  void aJavaBroughtAlongIsUnpackedOnce() {
    String text =
        "unpack Java 25.0.5 (Eclipse Adoptium, 54 MB to send) in /opt/tayberry/java/jdk-25.0.5+8-jre";
    // The cache is good for the Java that made it alone.
    String cache =
        "make the start-up cache of 0.1.0-12345678 (half a minute, on a small board several)";
    assertEquals(List.of(text, cache), plan(ready(), bringing(ARCHIVE, false)));
    String there = with(ready(), "java " + ARCHIVE.place() + " 25.0.5");
    assertEquals(List.of(), plan(there, bringing(ARCHIVE, false)));
  }

  @Test
  void aJavaOfAnotherVersionDoesNotCount() {
    String old = ready().replace("25-openjdk-arm64 25.0.5", "21-openjdk-arm64 21.0.9");
    assertEquals("install openjdk-25-jre-headless by apt", plan(old, wish()).getFirst());
    assertTrue(new Facts.Java("", "25").fits() && new Facts.Java("", "25-ea").fits());
    assertTrue(!new Facts.Java("", "250.1").fits() && !new Facts.Java("", "unknown").fits());
  }

  @Test
  void aSystemTooOldForDebiansJavaIsToldToBringOne() {
    String old = FRESH.replace("os.version 13", "os.version 12").replace("2.41", "2.36");
    isRefused(old, "--java FILE.tar.gz", "glibc 2.36", "aarch64");
    plan(old, bringing(ARCHIVE, false));
    plan(with(old, "apt.package openjdk-25-jre-headless 25.0.5"), wish()); // from a backport
  }

  @Test
  void thirtyTwoBitsAreRefusedWhateverTheKernelIs() {
    isRefused(FRESH.replace("elf 02 b7", "elf 01 28"), "only its kernel is of 64", "64-bit image");
    isRefused(
        FRESH.replace("elf 02 b7", "elf 01 28").replace("kernel aarch64", "kernel armv7l"),
        "armv7l",
        "64-bit image");
    isRefused(FRESH.replace("elf 02 b7", "elf 02 f3").replace("aarch64", "riscv64"), "riscv64");
  }

  @Test
  void whatCannotBeMendedFromHereIsSaidBeforeAnythingIsDone() {
    isRefused(FRESH.replace("root ext4 rw", "root ext4 ro"), "read-only", "EROFS");
    isRefused(without(FRESH, "systemd "), "no systemd");
    isRefused(FRESH.replace("disk /usr 24000", "disk /usr 120"), "120 MB", "/usr", "ENOSPC");
    isRefused(FRESH.replace("disk /opt/tayberry 24000", "disk /opt/tayberry 90"), "ENOSPC");
    isRefused(without(FRESH, "apt"), "--java");
  }

  @Test
  void aClockIn1970IsSetFirst() {
    String late = FRESH.replace("clock 1795000001", "clock 86400");
    assertEquals("set the clock to 2026-11-18T11:06:40Z", plan(late, wish()).getFirst());
    // One that follows a time server knows better than this laptop.
    String other = ready().replace("clock 1795000001", "clock 1795009999");
    assertEquals(List.of(), plan(other, wish()));
    assertEquals(1, plan(without(other, "clock.synchronised"), wish()).size());
  }

  @Test
  void onlyWhatIsMissingIsDone() {
    assertEquals(List.of("write /etc/sudoers.d/tayberry"), plan(without(ready(), "admin"), wish()));
    assertEquals(
        List.of("make the folder /opt/tayberry/apps (3775, root:tayberry)"),
        plan(ready().replace("3775 root tayberry", "755 root root"), wish()));
    assertEquals(List.of("make the groups i2c"), plan(without(ready(), "group i2c"), wish()));
    String root = without(ready(), "admin").replace("uid 1000", "uid 0").replace("pi tayberry", "");
    assertEquals(List.of("write /etc/sudoers.d/tayberry"), plan(root, wish()));
  }

  @Test
  void aRuntimeThatAnAppUsesIsKeptAtAnUpgrade() {
    String facts =
        with(
            ready(),
            "runtime 0.0.8-aaaaaaaa",
            "runtime 0.0.9-bbbbbbbb",
            "app.runtime desk 0.0.9-bbbbbbbb");
    assertEquals(List.of(), plan(facts, wish()));
    assertEquals(
        List.of("remove the runtime 0.0.8-aaaaaaaa, which no app uses"),
        plan(facts, bringing(null, true)));
  }

  @Test
  void theRuntimeOfThisTayBecomesTheOneOfTheNextDeploys() {
    String facts =
        with(
            ready().replace("current 0.1.0-12345678", "current 0.0.9-bbbbbbbb"),
            "runtime 0.0.9-bbbbbbbb");
    assertEquals(
        List.of("let the next deploys use the runtime 0.1.0-12345678"), plan(facts, wish()));
  }

  @Test
  void aCacheIsMadeAnewForAnotherJavaUnlessNoneIsWanted() {
    String facts = without(ready(), "cache");
    assertEquals(1, plan(facts, wish()).size());
    SetupWish without = new SetupWish(RUNTIME, SystemFiles.all(), null, NOW, false, false);
    assertEquals(List.of(), plan(facts, without));
  }

  @Test
  void theWayBackNamesTheAppsThatGo() {
    Facts facts = Facts.parse(with(ready(), "app desk active", "app lamp failed"));
    assertEquals(
        List.of(
            "stop and remove the apps desk, lamp (their data and settings stay), and remove the"
                + " runtime, root's part and the group tayberry"),
        SetupPlan.removal(facts, false).steps().stream().map(Step::text).toList());
    assertEquals(List.of(), SetupPlan.removal(Facts.parse(FRESH), true).steps());
  }

  @Test
  void anOverlayIsWarnedOf() {
    Facts facts = Facts.parse(FRESH.replace("root ext4", "root overlay"));
    assertTrue(SetupPlan.of(facts, wish()).notes().getFirst().contains("raspi-config"));
  }

  @Test
  void anArchiveForAnotherMachineIsNotSent() {
    ARCHIVE.check(Facts.parse(FRESH));
    String pc = FRESH.replace("elf 02 b7", "elf 02 3e");
    assertThrows(Failure.class, () -> ARCHIVE.check(Facts.parse(pc)));
    String alpine = FRESH.replace("libc glibc 2.41", "libc musl");
    assertThrows(Failure.class, () -> ARCHIVE.check(Facts.parse(alpine)));
    String older = FRESH.replace("glibc 2.41", "glibc 2.13");
    assertThrows(Failure.class, () -> ARCHIVE.check(Facts.parse(older)));
  }
}

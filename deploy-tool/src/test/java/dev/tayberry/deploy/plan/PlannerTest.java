package dev.tayberry.deploy.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.release.Changes;
import dev.tayberry.deploy.release.FileEntry;
import dev.tayberry.deploy.release.Release;
import dev.tayberry.runtime.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every plan as it is printed. */
class PlannerTest {
  private static final String READY =
      """
      arch aarch64
      user pi
      time 1795283000
      base /opt/tayberry
      runtime 0.1.0-12345678
      writable /opt/tayberry/apps
      free 1000000000
      admin yes
      """;
  private static final String A = "20261101T100000-aaaaaaaa";
  private static final String B = "20261102T100000-bbbbbbbb";
  private static final Release NEW =
      new Release(
          "20261121T174233-1a2b3c4d",
          "desk",
          "simulated",
          "1a2b3c4d" + "0".repeat(56),
          new AppFiles(
              Path.of("/app"),
              List.of(
                  new FileEntry("1".repeat(64), "644", 1500, "index.js"),
                  new FileEntry("2".repeat(64), "644", 2_500_000, "model.bin")),
              Map.of(),
              List.of()),
          Map.of());

  private static String deploy(String facts, boolean force) {
    Facts parsed = Facts.parse(facts);
    Changes changes = Changes.between(NEW, parsed.listings());
    return planner(parsed, force).deploy(NEW, changes, Manifest.Ready.DEFAULT).text();
  }

  private static Planner planner(Facts facts, boolean force) {
    return new Planner("desk.local", facts, new Planner.Wish("me@laptop", force, 1795283000L));
  }

  private static String refused(String facts) {
    return assertThrows(Failure.class, () -> deploy(facts, false)).getMessage();
  }

  private static String with(String... lines) {
    return READY + String.join("\n", lines) + "\n";
  }

  @Test
  void whatAnOlderTayberryCannotDoIsSaidBeforeAnythingIsSent() {
    Failure old = assertThrows(Failure.class, () -> planner(Facts.parse(READY), false).refuseTry());
    assertTrue(old.getMessage().endsWith("bring it up to date: tay setup desk.local"));
    planner(Facts.parse(with("tries yes")), false).refuseTry();
  }

  @Test
  void whatIsRarelyMeantIsWarnedOf() {
    AppFiles files =
        new AppFiles(
            Path.of("/app"),
            List.of(
                new FileEntry("1".repeat(64), "644", 1500, "index.js"),
                new FileEntry("2".repeat(64), "644", 1_200_000_000, "node_modules/a/model.bin"),
                new FileEntry("3".repeat(64), "644", 800_000_000, "node_modules/b/model.bin")),
            Map.of(),
            List.of());
    Release large = new Release(NEW.id(), "desk", "simulated", NEW.hash(), files, Map.of());
    Facts roomy = Facts.parse(READY.replace("free 1000000000", "free 32000000000"));
    String plan =
        planner(roomy, false)
            .deploy(large, Changes.between(large, Map.of()), Manifest.Ready.DEFAULT)
            .text();
    assertTrue(
        plan.startsWith(
            "warning: 2.0 GB are to be sent, 2.0 GB of them in node_modules; what the device does"
                + " not need goes into .tayignore\n"),
        plan);
  }

  @Test
  void theFirstDeploy() {
    assertEquals(
        """
         1. lock as me@laptop
         2. upload 20261121T174233-1a2b3c4d: 2 files, 2.5 MB; 0 are there already
         3. check that they arrived whole
         4. write all to the disk, name it 20261121T174233-1a2b3c4d
         5. switch to 20261121T174233-1a2b3c4d
         6. start it, on trial
         7. wait until it has proved itself, at most 740 s; else go back
         8. note it in the device's log
        """,
        deploy(READY, false));
  }

  @Test
  void aDeployOfOneChangedFileAmongOldReleases() {
    String facts =
        with(
            "current " + B,
            "release " + A + " {\"hash\":\"aa\"}",
            "release " + B + " {\"hash\":\"bb\"}",
            "release 20261001T100000-11111111",
            "release 20261001T110000-22222222",
            "release 20261001T120000-33333333",
            "files " + B,
            "= " + "2".repeat(64) + " 644 2500000 old name.bin");
    assertEquals(
        """
         1. lock as me@laptop
         2. upload 20261121T174233-1a2b3c4d: 1 files, 1.5 kB; 1 are there already
         3. check that they arrived whole
         4. write all to the disk, name it 20261121T174233-1a2b3c4d
         5. switch to 20261121T174233-1a2b3c4d from 20261102T100000-bbbbbbbb
         6. start it, on trial
         7. wait until it has proved itself, at most 740 s; else go back
         8. remove 20261001T100000-11111111
         9. note it in the device's log
        """,
        deploy(facts, false));
  }

  @Test
  void whatIsCurrentIsNotDeployedAgain() {
    String facts = with("current " + B, "release " + B + " {\"hash\":\"" + NEW.hash() + "\"}");
    assertEquals(
        "nothing to do: " + B + " is current and has the same content\n", deploy(facts, false));
    assertTrue(
        deploy(facts, true)
            .startsWith(" 1. lock as me@laptop, taking it from whoever has it\n 2. upload "),
        deploy(facts, true));
  }

  @Test
  void contentThatIsThereInAnOlderReleaseDoesNotTravelAgain() {
    String facts =
        with(
            "current " + B,
            "release " + A + " {\"hash\":\"" + NEW.hash() + "\"}",
            "release " + B + " {\"hash\":\"bb\"}");
    assertTrue(
        deploy(facts, false).startsWith(" 1. lock as me@laptop\n 2. switch to " + A + " from " + B),
        deploy(facts, false));
  }

  @Test
  void afterAnUnsettledTrialTheLastGoodReleaseIsTheOneToGoBackTo() {
    String facts =
        with(
            "current " + B,
            "trial " + B,
            "trial " + A,
            "release " + A + " {}",
            "release " + B + " {}");
    assertTrue(deploy(facts, false).contains("1a2b3c4d from " + A), deploy(facts, false));
  }

  @Test
  void backFromAnUnsettledTrialThereIsAlwaysOneToGoBackTo() {
    String facts =
        with(
            "current " + B,
            "trial " + B,
            "trial " + A,
            "release " + A + " {}",
            "release " + B + " {}");
    List<Step> steps = planner(Facts.parse(facts), false).rollback("desk", A).steps();
    assertEquals(new Step.Switch(A, A), steps.get(1));
    assertEquals(new Step.Apply(A, A, false), steps.get(2));
  }

  @Test
  void aRollbackGoesToTheNewestBeforeThatDidNotFail() {
    String facts =
        with(
            "current " + NEW.id(),
            "release " + A + " {}",
            "release " + B + " {}",
            "release " + NEW.id() + " {}",
            "quarantine " + B);
    Facts parsed = Facts.parse(facts);
    assertEquals(
        """
         1. lock as me@laptop
         2. switch to 20261101T100000-aaaaaaaa from 20261121T174233-1a2b3c4d
         3. start it, on trial
         4. wait until it has proved itself, at most 900 s; else go back
         5. note it in the device's log
        """,
        planner(parsed, false).rollback("desk", null).text());
    String message =
        assertThrows(Failure.class, () -> planner(parsed, false).rollback("desk", "x"))
            .getMessage();
    assertTrue(message.contains("no release x of desk; there are: " + NEW.id()), message);
  }

  @Test
  void contentThatFailedIsNotTriedAgainByItself() {
    for (String line : List.of(NEW.hash(), "20260101T000000-1a2b3c4d", NEW.hash() + " crashed")) {
      assertTrue(refused(with("quarantine " + line)).contains("failed there before"), line);
    }
    assertTrue(deploy(with("quarantine " + NEW.hash()), true).contains("upload"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arch aarch64      | arch armv7l  | 32-bit system (armv7l)",
        "runtime 0.1.0-12345678 | x y     | has no Tayberry yet",
        "writable /opt/tayberry/apps | x  | usermod -aG tayberry pi",
        "writable /opt/tayberry/apps | read-only /opt | read-only now [EROFS]",
        "admin yes         | x            | sudo asks for a password",
        "free 1000000000   | free 17000000 | 17 MB left and 19 MB are needed",
        "admin yes         | admin yes\\nsettling yes | is trying a release just now",
        "admin yes         | admin yes\\nlocked {\"who\":\"you@there\",\"since\":\"noon\",\"group\":7} | locked: you@there since noon is",
      })
  void whatCannotGoWellIsRefusedWithTheCure(String line, String instead, String words) {
    String facts = READY.replace(line, instead.replace("\\n", "\n"));
    assertTrue(refused(facts).contains(words), () -> refused(facts));
  }

  @Test
  void anAppThatIsBusyIsToldOfWithItsReasonAndWhatToDo() {
    String moving = with("busy the desk moves");
    assertTrue(
        deploy(moving, false)
            .startsWith(
                "warning: desk on desk.local is busy: the desk moves; it is waited for, at most 10"
                    + " minutes; not to wait, stop this and say --force\n"),
        deploy(moving, false));
    String forced = deploy(moving, true);
    assertTrue(
        forced.startsWith(
            "warning: desk on desk.local is busy: the desk moves; by force it is not waited for\n"),
        forced);
    assertTrue(
        forced.contains(
            " 6. start it, on trial, even if the app is busy\n 7. wait until it has proved itself,"
                + " at most 140 s;"),
        forced);
    assertTrue(deploy(with("busy "), false).contains("desk.local is busy; it is waited for"));
    String same =
        with("busy x", "current " + B, "release " + B + " {\"hash\":\"" + NEW.hash() + "\"}");
    assertTrue(deploy(same, false).startsWith("nothing to do"), deploy(same, false));
  }

  @Test
  void aClockThatIsOffIsToldOf() {
    assertTrue(
        deploy(READY.replaceFirst("time \\d+", "time 86400"), false)
            .startsWith("warning: the clock of desk.local is off by 20"));
  }
}

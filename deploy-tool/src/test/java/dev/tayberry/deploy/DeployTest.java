package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.LoopbackDevice.Run;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a real sshd. */
class DeployTest {
  @TempDir Path folder;
  private LoopbackDevice device;
  private Path app;

  @BeforeEach
  void start() throws IOException {
    device = new LoopbackDevice(folder);
    app = Files.createDirectories(folder.resolve("an app"));
    write("package.json", "{ \"name\": \"desk\", \"tayberry\": { \"boards\": [\"simulated\"] } }");
    write("index.js", "1;\n");
    write("a big one's\n🍓", "x".repeat(100_000));
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(app.resolve(path), text);
  }

  private Run deploy(String... more) {
    List<String> words = new ArrayList<>(List.of("deploy", app.toString(), device.sshd.url()));
    words.addAll(List.of(more));
    return device.tay(Nobody.there(), words.toArray(new String[0]));
  }

  private String deployed() {
    Run run = deploy();
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return device.current("desk");
  }

  @Test
  void aFirstDeployIsWholeAndCurrent() throws IOException {
    Run run = deploy();
    assertEquals(ExitCode.DONE, run.code(), run.err());
    String id = device.current("desk");
    assertTrue(
        run.out().startsWith(device.sshd.url() + ": " + id + " is current: 3 files"), run.out());
    Path current = device.home("desk").resolve("current");
    assertEquals("x".repeat(100_000), Files.readString(current.resolve("a big one's\n🍓")));
    assertFalse(Files.exists(current.resolve(".tayberry/arrived")));
    assertTrue(Files.readString(device.home("desk").resolve("audit.log")).contains(id));
    assertFalse(Files.exists(device.home("desk").resolve("trial")));
  }

  @Test
  void onlyWhatChangedTravelsAndTheOldReleaseStaysWhole() throws IOException {
    String first = deployed();
    write("index.js", "2;\n");
    Run run = deploy();
    assertTrue(run.out().contains("is current: 2 files, "), run.out());
    Path releases = device.home("desk").resolve("releases");
    Path big = Path.of("a big one's\n🍓");
    assertTrue(
        Files.isSameFile(
            releases.resolve(first).resolve(big),
            releases.resolve(device.current("desk")).resolve(big)));
    assertEquals("1;\n", Files.readString(releases.resolve(first).resolve("index.js")));
  }

  @Test
  void theSameContentIsNotDeployedTwice() {
    String first = deployed();
    Run run = deploy();
    assertEquals(ExitCode.DONE, run.code());
    assertTrue(run.out().contains("has the same content already"), run.out());
    assertEquals(List.of(first), device.releases("desk"));
  }

  @Test
  void byForceAllTravelsAnewAndHealsWhatWasChangedThereAndNoAppIsWaitedFor() throws IOException {
    String first = deployed();
    Path busy = Files.createDirectories(folder.resolve("run/desk")).resolve("busy");
    Files.writeString(busy, "the desk \033[1mmoves\na cup is filled\n");
    write("index.js", "2;\n");
    Run waited = deploy();
    assertEquals(ExitCode.FAILED, waited.code());
    String reason = "is busy: the desk [1mmoves, a cup is filled; ";
    assertTrue(waited.err().contains(reason + "it is waited for"), waited.err());
    assertTrue(
        waited.err().contains(first + " runs on. Try again later, or with --force"), waited.err());
    assertEquals(first, device.current("desk"));
    Path big = Path.of("releases", first, "a big one's\n🍓");
    Files.writeString(device.home("desk").resolve(big), "damaged");
    Patience.pause(1000); // a release is named after its second and its content
    Run run = deploy("--force");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains(reason + "by force it is not waited for"), run.err());
    assertNotEquals(first, device.current("desk"));
    Path now = device.home("desk").resolve("current/a big one's\n🍓");
    assertEquals("x".repeat(100_000), Files.readString(now));
  }

  @Test
  void aBrokenReleaseIsTakenBackAndNotTriedAgain() throws IOException {
    String first = deployed();
    write("broken", "");
    Run run = deploy();
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("did not prove itself: as told"), run.err());
    assertEquals(first, device.current("desk"));
    Run again = deploy();
    assertTrue(again.err().contains("this very content failed there before"), again.err());
    assertEquals(ExitCode.FAILED, deploy("--force").code());
    assertEquals(first, device.current("desk"));
  }

  @Test
  void aDryRunPrintsThePlanAndChangesNothing() {
    Run run = deploy("--dry-run");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.out().startsWith(" 1. lock as me@laptop\n 2. upload "), run.out());
    assertFalse(Files.exists(device.home("desk")));
  }

  @Test
  void forProgramsThereIsJson() {
    Run run = deploy("--json");
    var one = JsonParser.parseString(run.out()).getAsJsonArray().get(0).getAsJsonObject();
    assertEquals("deployed", one.get("result").getAsString());
    assertEquals(device.current("desk"), one.get("release").getAsString());
  }

  @Test
  void whatRootsPartRefusesIsTakenBackAtOnce() throws IOException {
    String first = deployed();
    Files.createFile(folder.resolve("refuses"));
    write("index.js", "2;\n");
    Run run = deploy();
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("needs lasers"), run.err());
    assertEquals(first, device.current("desk"));
    assertFalse(Files.exists(device.home("desk").resolve("trial")));
  }

  @Test
  void aDiskThatIsFullOrReadOnlyInTheMiddleIsSaidAndNothingStays() throws IOException {
    String id = deployed();
    write("index.js", "2;\n");
    for (String[] one :
        new String[][] {
          {"No space left on device", "the disk there is full; make room", "[ENOSPC]"},
          {"Read-only file system", "read-only", "[EROFS]"},
          {"Unexpected EOF", "could not unpack: tar: Unexpected EOF", "[EIO]"}
        }) {
      device.sshd.program("tar", "/bin/tar \"$@\"; echo 'tar: " + one[0] + "' >&2; exit 2\n");
      Run run = deploy();
      assertEquals(ExitCode.FAILED, run.code());
      assertTrue(run.err().contains(one[1]) && run.err().contains(one[2]), run.err());
      assertEquals(id, device.current("desk"));
      assertEquals(List.of(id), device.releases("desk"));
    }
  }

  @Test
  void fiveReleasesAreKept() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      write("index.js", i + ";\n");
      ids.add(deployed());
    }
    assertEquals(5, device.releases("desk").size());
    assertTrue(device.releases("desk").contains(ids.getLast()));
  }

  @Test
  void twoWhoDeployAtOnceDoNotMix() throws Exception {
    write("slow", "");
    List<Run> runs = new ArrayList<>();
    Thread other = Thread.ofPlatform().start(() -> runs.add(deploy()));
    Path lock = device.home("desk").resolve("lock");
    while (!Files.exists(lock) || Files.size(lock) == 0) {
      Thread.onSpinWait();
    }
    Run second = deploy();
    assertEquals(ExitCode.FAILED, second.code());
    assertTrue(second.err().contains("locked: me@laptop since 2"), second.err());
    other.join();
    assertEquals(ExitCode.DONE, runs.getFirst().code(), runs.getFirst().err());
  }

  @Test
  void aLockIsTakenOverByForceAlone() throws Exception {
    deployed();
    Path lock = device.home("desk").resolve("lock");
    // As an upload that hangs: the shell waits for a program that has the lock as well.
    String hold =
        "exec 9>>\"$1\"; flock 9; printf '{\"who\":\"you@there\",\"group\":%s}' $$ >\"$1\"; echo up; sleep 60; :";
    Process holder = new ProcessBuilder("setsid", "sh", "-c", hold, "sh", lock.toString()).start();
    assertEquals('u', holder.getInputStream().read());
    write("index.js", "2;\n");
    Run refused = deploy();
    assertEquals(ExitCode.FAILED, refused.code());
    assertTrue(refused.err().contains("you@there"), refused.err());
    Run forced = deploy("--force");
    assertEquals(ExitCode.DONE, forced.code(), forced.err());
    assertEquals(143, holder.waitFor());
  }

  @Test
  void anAppThatDoesNotFitTheBoardIsRefused() throws IOException {
    write(
        "package.json",
        "{ \"name\": \"desk\", \"tayberry\": { \"pins\": { \"led\": \"GPIO99\" } } }");
    Run run = deploy("--board", "raspberrypi,4-model-b");
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(
        run.err().contains("does not fit raspberrypi,4-model-b: tayberry.pins.led"), run.err());
    assertFalse(Files.exists(device.home("desk")));
  }

  @Test
  void aFolderWithoutAManifestIsRefused() {
    Run run = device.tay(Nobody.there(), "deploy", folder.toString(), device.sshd.url());
    assertTrue(run.err().contains("has no package.json"), run.err());
  }

  @Test
  void ofSeveralTheHealthyGoOnlyWhereTheCanaryWentWell() {
    String dead = "ssh://127.0.0.1:1";
    Run bad = device.tay(Nobody.there(), "deploy", app.toString(), dead, device.sshd.url());
    assertEquals(ExitCode.FAILED, bad.code());
    assertTrue(bad.out().contains("not begun"), bad.out());
    assertFalse(Files.exists(device.home("desk")));
    Run good = device.tay(Nobody.there(), "deploy", app.toString(), device.sshd.url(), dead);
    assertEquals(ExitCode.FAILED, good.code());
    assertTrue(good.out().contains("deployed") && good.out().contains("failed"), good.out());
  }
}

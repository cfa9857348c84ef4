package dev.tayberry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.command.ExitCode;
import dev.tayberry.deploy.LoopbackDevice.Run;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.release.FileEntry;
import dev.tayberry.deploy.wire.Nobody;
import dev.tayberry.fixtures.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection breaks: somewhere in the upload, and somewhere between what the device says.
 * {@code deploy-tool/cut-test.sh} does this at many more points.
 */
class CutTest {
  private static final int POINTS = Integer.getInteger("cut.points", 6);
  private static final long SEED = Long.getLong("cut.seed", 1);

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private LoopbackDevice device;
  private Path app;

  @BeforeEach
  void start() throws IOException {
    device = new LoopbackDevice(folder);
    app = Files.createDirectories(folder.resolve("app/lib"));
    app = folder.resolve("app");
    Files.writeString(
        app.resolve("package.json"),
        "{ \"name\": \"desk\", \"tayberry\": { \"boards\": [\"simulated\"] } }");
    for (int i = 0; i < 20; i++) {
      Files.writeString(app.resolve("lib/same" + i + ".js"), i + ";\n".repeat(500));
    }
  }

  @AfterEach
  void stop() {
    device.close();
  }

  /** What the current release is; each is another. */
  private void version(int number) throws IOException {
    Files.writeString(app.resolve("index.js"), number + ";\n");
    byte[] bytes = new byte[150_000]; // no compression shortens these
    random.nextBytes(bytes);
    Files.write(app.resolve("model.bin"), bytes);
  }

  private String current() {
    try {
      return Files.readString(device.home("desk").resolve("current/index.js")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run deploy(int port) {
    String target = "ssh://" + device.sshd.user() + "@127.0.0.1:" + port;
    return device.tay(Nobody.there(), "deploy", app.toString(), target);
  }

  private Run through(CutProxy proxy) throws IOException {
    Path known = device.sshd.home().resolve(".ssh/known_hosts");
    Files.writeString(
        known,
        "127.0.0.1 %1$s\n[127.0.0.1]:%2$d %1$s\n[127.0.0.1]:%3$d %1$s\n"
            .formatted(device.sshd.hostKey(), device.sshd.port(), proxy.port()));
    try (proxy) {
      return deploy(proxy.port());
    }
  }

  /** Nobody holds the lock, and no release is on trial. */
  private boolean isIdle() {
    Path home = device.home("desk");
    try {
      return !Files.exists(home.resolve("trial"))
          && new ProcessBuilder("flock", "-n", home.resolve("lock").toString(), "true")
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Each that has a name, file by file. */
  private void assertAllReleasesAreWhole() throws IOException {
    for (String id : device.releases("desk")) {
      if (!id.endsWith(".tmp")) {
        Path release = device.home("desk").resolve("releases").resolve(id);
        List<FileEntry> listed =
            Files.readString(release.resolve(".tayberry/files"))
                .lines()
                .map(FileEntry::parse)
                .toList();
        assertEquals(listed, AppFiles.of(release).entries(), id);
      }
    }
  }

  @Test
  void whereverItIsCutTheOldReleaseOrTheNewOneIsCurrentAndWhole() throws IOException {
    version(0);
    assertEquals(ExitCode.DONE, deploy(device.sshd.port()).code());
    version(1);
    CutProxy whole = new CutProxy(device.sshd.port(), CutProxy.WHOLE, CutProxy.WHOLE, 0);
    assertEquals(ExitCode.DONE, through(whole).code());
    long uploaded = whole.up() * 9 / 10;
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 2; i < POINTS + 2; i++) {
      // A third each: in the upload, in what it says before that, and between the steps after it.
      long up = i % 3 == 0 ? random.nextLong(whole.up()) : CutProxy.WHOLE;
      long down = i % 3 == 0 ? CutProxy.WHOLE : random.nextLong(i % 3 == 1 ? whole.down() : 450);
      long from = i % 3 == 2 ? uploaded : 0;
      String point =
          "seed %d, point %d: cut after %d bytes up, %d down, those from %d on"
              .formatted(SEED, i - 1, up, down, from);
      version(i);
      Run run = through(new CutProxy(device.sshd.port(), up, down, from));
      Patience.until(() -> point + ": it does not come to rest", this::isIdle);
      assertAllReleasesAreWhole();
      String now = current();
      assertTrue(now.equals(i + ";") || now.equals(i - 1 + ";"), () -> point + ": " + now);
      assertTrue(run.code() == ExitCode.FAILED || now.equals(i + ";"), () -> point + run);
      assertTrue(run.code() == ExitCode.DONE || run.err().startsWith("tay: "), () -> point + run);
      seen.merge((now.equals(i + ";") ? "new" : "old") + ", exit " + run.code(), 1, Integer::sum);
      // One that came late to the lock may still be throwing away what it got.
      Patience.until(
          () -> point + ": the next deploy does not work",
          () -> deploy(device.sshd.port()).code() == ExitCode.DONE);
      assertEquals(i + ";", current(), point);
    }
    // Otherwise it was always cut too early, and this has shown nothing.
    assertTrue(seen.keySet().stream().anyMatch(how -> how.startsWith("old")), seen::toString);
    assertTrue(seen.keySet().stream().anyMatch(how -> how.startsWith("new")), seen::toString);
    System.out.println("cut at " + POINTS + " points: " + seen);
  }

  @Test
  void aReleaseThatIsNotWholeWouldBeSeen() throws IOException {
    version(0);
    deploy(device.sshd.port());
    Path model = device.home("desk").resolve("current/model.bin");
    Files.write(model, new byte[] {1});
    assertThrows(AssertionError.class, this::assertAllReleasesAreWhole);
  }

  @Test
  void aFileThatArrivesWrongIsNotedBeforeItCounts() throws IOException {
    version(0);
    assertEquals(ExitCode.DONE, deploy(device.sshd.port()).code());
    version(1);
    device.sshd.program(
        "tar",
        "/bin/tar \"$@\"; for file in \"$6\"/*.tmp/model.bin; do printf x >>\"$file\"; done\n");
    Run run = deploy(device.sshd.port());
    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("what arrived is not what was sent"), run.err());
    assertEquals("0;", current());
    assertEquals(1, device.releases("desk").size());
  }
}

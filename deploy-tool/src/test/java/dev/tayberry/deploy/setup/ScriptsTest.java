package dev.tayberry.deploy.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.deploy.release.Sha256;
import dev.tayberry.deploy.release.Tar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What root runs on a device, under the shells that devices have, in a folder of this machine. What
 * would change the machine itself (users, packages, owners) only pretends, and writes down that it
 * was called.
 */
@ParameterizedClass
@MethodSource("shells")
class ScriptsTest {
  private static final List<String> PRETENDERS =
      List.of(
          "chown",
          "groupadd",
          "groupdel",
          "usermod",
          "visudo",
          "udevadm",
          "systemctl",
          "apt-get",
          "date");

  @Parameter List<String> shell;
  @TempDir Path folder;
  private Path base;

  private record Run(int exit, String out) {
    String last() {
      return out.lines().reduce("", (a, b) -> b);
    }
  }

  static Stream<List<String>> shells() {
    return Stream.of(List.of("/bin/dash"), List.of("/usr/bin/busybox", "sh"), List.of("/bin/bash"))
        .filter(shell -> Files.isExecutable(Path.of(shell.getFirst())));
  }

  @BeforeEach
  void pretend() throws IOException {
    base = folder.resolve("opt/tayberry");
    Files.createDirectories(base);
    for (String name : PRETENDERS) {
      pretender(name, "");
    }
    pretender("stat", "echo ${PRETEND_STAT:-755 root root}");
  }

  private void pretender(String name, String then) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    String log = folder.resolve("called").toString();
    Files.writeString(file, "#!/bin/sh\necho %s \"$@\" >>'%s'\n%s\n".formatted(name, log, then));
    file.toFile().setExecutable(true);
  }

  private String called() {
    try {
      Path log = folder.resolve("called");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Run run(Call call) {
    return run(call, "tayberry-begin\n", Map.of());
  }

  private Run run(Call call, String before, Map<String, String> environment) {
    String text =
        (Scripts.text("head.sh") + Scripts.text(call.script()))
            .replace("/opt/tayberry", base.toString())
            .replaceAll("(?<=[ =>])/(etc/(?!group)|var/lib/|run/tayberry)", folder + "/$1");
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of("-c", text, call.script()));
    command.addAll(call.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", folder + "/bin:", (path, bin) -> bin + path);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(before.getBytes(StandardCharsets.UTF_8));
        call.input().writeTo(in);
      } catch (IOException e) {
        // It has ended already.
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Call file(Path path, String kind, String text) {
    String size = String.valueOf(text.length());
    return Call.of("files.sh", path.toString(), "644", kind, size).reading(Call.Input.of(text));
  }

  @Test
  void aFileIsWrittenOnce() throws IOException {
    Path path = base.resolve("a folder/it's here");
    Map<String, String> stat = Map.of("PRETEND_STAT", "644 root root");
    assertEquals("changed", run(file(path, "PLAIN", "one\n")).last());
    assertEquals("one\n", Files.readString(path));
    assertEquals("same", run(file(path, "PLAIN", "one\n"), "tayberry-begin\n", stat).last());
    assertEquals("changed", run(file(path, "PLAIN", "two")).last());
    assertEquals("two", Files.readString(path));
    try (Stream<Path> beside = Files.list(path.getParent())) {
      assertEquals(List.of(path), beside.toList());
    }
  }

  @Test
  void ofSeveralEachGetsItsOwnAndOneThatIsCutOffIsRefused() throws IOException {
    Path one = base.resolve("one");
    Path two = base.resolve("two");
    Call both =
        Call.of(
            "files.sh", one.toString(), "644", "UNIT", "4", two.toString(), "755", "PLAIN", "2");
    assertEquals("changed", run(both.reading(Call.Input.of("1\n1\n2\n"))).last());
    assertEquals("1\n1\n", Files.readString(one));
    assertEquals("2\n", Files.readString(two));
    String last = run(both.reading(Call.Input.of("one\n2"))).last();
    assertEquals("fail " + two + " did not arrive whole; run this again", last);
    assertEquals("one\n", Files.readString(one));
    assertEquals("2\n", Files.readString(two));
  }

  /** The next time the first is as it should be, and nobody would think of it any more. */
  @Test
  void whatBelongsToAFileIsDoneThoughTheNextOneIsRefused() {
    Call both =
        Call.of(
            "files.sh",
            base.resolve("x.rules").toString(),
            "644",
            "UDEV",
            "4",
            base.resolve("two").toString(),
            "755",
            "PLAIN",
            "9");
    Run run = run(both.reading(Call.Input.of("rulecut")));
    assertTrue(run.last().endsWith("did not arrive whole; run this again"), run.out());
    assertTrue(called().contains("udevadm control --reload"), called());
  }

  @Test
  void aPasswordThatSudoLeftDoesNotGetIntoAFile() throws IOException {
    Path path = base.resolve("file");
    assertEquals(
        "changed", run(file(path, "PLAIN", "text"), "secret\ntayberry-begin\n", Map.of()).last());
    assertEquals("text", Files.readString(path));
  }

  @Test
  void aSudoersFileThatSudoRefusesIsNotPutInPlace() throws IOException {
    Path path = base.resolve("sudoers.d/tayberry");
    pretender("visudo", "echo 'syntax error near line 1'; exit 1");
    Run run = run(file(path, "SUDOERS", "nonsense"));
    assertEquals(1, run.exit());
    assertTrue(
        run.last().startsWith("fail sudo's own check refuses")
            && run.last().contains("syntax error"),
        run.out());
    try (Stream<Path> left = Files.list(path.getParent())) {
      assertEquals(List.of(), left.toList());
    }
    pretender("visudo", "");
    assertEquals("changed", run(file(path, "SUDOERS", "sense")).last());
    assertTrue(called().contains("visudo -cf " + path + ".new"), called());
  }

  @Test
  void rulesReachDevicesThatAreThereAlready() {
    run(file(base.resolve("x.rules"), "UDEV", "rule"));
    assertTrue(called().contains("udevadm control --reload"), called());
    assertTrue(called().contains("--subsystem-match=gpio"), called());
  }

  @Test
  void whatIsSwitchedOnCountsForEveryModelAndOnce() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Path file = Files.writeString(base.resolve("config.txt"), "dtparam=audio=on\n[pi4]\nx=1");
    Call call = Call.of("config.sh", file.toString(), "dtoverlay=uart2", "dtparam=i2c_arm=on");
    assertEquals("changed", run(call).last());
    assertEquals(
        """
        dtparam=audio=on
        [pi4]
        x=1
        [all]
        # Of Tayberry: for its apps (tay setup --for).
        dtoverlay=uart2
        dtparam=i2c_arm=on
        """,
        Files.readString(file));
    assertEquals("same", run(call).last());
    assertEquals("changed", run(Call.of("config.sh", file.toString(), "dtparam=spi=on")).last());
    assertTrue(Files.readString(file).endsWith("dtparam=spi=on\n"));
    assertTrue(Files.readString(base.resolve("config.txt.before-tayberry")).endsWith("[pi4]\nx=1"));
    assertTrue(Files.exists(folder.resolve("run/tayberry-restart")), "it is not in force yet");
  }

  @Test
  void onlyTheConsoleOfThatUartGoes() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Path file =
        Files.writeString(
            base.resolve("cmdline.txt"),
            "console=serial0,115200 console=tty1  root=PARTUUID=1-02 consoleblank=0 rootwait\n");
    Call call = Call.of("console.sh", file.toString(), "serial0", "ttyAMA0");
    assertEquals("changed", run(call).last());
    assertEquals(
        "console=tty1 root=PARTUUID=1-02 consoleblank=0 rootwait\n", Files.readString(file));
    assertTrue(called().contains("disable serial-getty@ttyAMA0.service"), called());
    assertEquals("same", run(call).last());
    Files.writeString(file, "console=serial0");
    assertTrue(run(call).last().startsWith("fail " + file + " would be empty"));
  }

  @Test
  void groupsAreMadeAndJoinedOnce() {
    String me = System.getProperty("user.name");
    Run run = run(Call.of("groups.sh", me, "tayberry systemd-journal", "some-group-of-a-test"));
    assertEquals("changed", run.last());
    assertTrue(called().contains("groupadd -r some-group-of-a-test"), called());
    assertTrue(called().contains("usermod -aG tayberry " + me), called());
    assertTrue(called().contains("usermod -aG systemd-journal " + me), called());
  }

  @Test
  void aFolderThatIsALinkIsNotFollowed() throws IOException {
    Path real = Files.createDirectories(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(base.resolve("apps"), real);
    Run run = run(Call.of("folders.sh", link.toString(), "2775", "tayberry"));
    assertTrue(run.last().startsWith("fail " + link + " is a link"), run.out());
    Call made = Call.of("folders.sh", base.resolve("bin").toString(), "755", "root");
    assertEquals("changed", run(made).last());
    assertEquals("same", run(made).last());
  }

  @Test
  void aClockThatIsRightIsLeftAlone() throws IOException {
    pretender("date", "[ \"$1\" = -u ] || echo 86400");
    assertEquals("same", run(Call.of("clock.sh", "86430")).last());
    assertEquals("changed", run(Call.of("clock.sh", "1795000000")).last());
    assertTrue(called().contains("date -u -s @1795000000"), called());
  }

  private byte[] runtime(String version, String damage) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
        Tar tar = new Tar(gzip)) {
      byte[] jar = "a jar".getBytes(StandardCharsets.UTF_8);
      String listing = Sha256.of("a jar" + damage) + "  lib/a.jar\n";
      tar.file(version + "/files", false, listing.getBytes(StandardCharsets.UTF_8));
      tar.file(version + "/lib/a.jar", false, jar);
      tar.file(version + "/bin/tay-app", true, jar);
    }
    return bytes.toByteArray();
  }

  private static Call runtime(String version, byte[] bytes) {
    return Call.of("runtime.sh", version).reading(out -> out.write(bytes));
  }

  @Test
  void aRuntimeIsThereWholeOrNotAtAll() throws IOException {
    byte[] whole = runtime("1-a", "");
    Path place = base.resolve("runtime/1-a");
    for (int cut : List.of(0, 1, whole.length / 2, whole.length - 9)) {
      Run run = run(runtime("1-a", Arrays.copyOf(whole, cut)));
      assertTrue(run.last().startsWith("fail it did not arrive whole"), cut + ": " + run.out());
      assertFalse(Files.exists(place));
    }
    assertTrue(run(runtime("1-a", runtime("1-a", "?"))).last().contains("lib/a.jar: FAILED"));
    // Of a shell that was killed.
    Files.createDirectories(base.resolve("runtime/.coming.1/1-a/lib"));
    assertEquals("changed", run(runtime("1-a", whole)).last());
    assertEquals("same", run(runtime("1-a", whole)).last());
    assertEquals("a jar", Files.readString(place.resolve("lib/a.jar")));
    assertTrue(Files.isExecutable(place.resolve("bin/tay-app")));
    try (Stream<Path> all = Files.list(base.resolve("runtime"))) {
      assertEquals(
          List.of("1-a", "current"), all.map(p -> p.getFileName().toString()).sorted().toList());
    }
    assertEquals(Path.of("1-a"), Files.readSymbolicLink(base.resolve("runtime/current")));
    assertEquals("same", run(Call.of("use-runtime.sh", "1-a")).last());
    assertEquals(1, run(Call.of("use-runtime.sh", "1-b")).exit());
    assertEquals("changed", run(Call.of("remove-runtime.sh", "1-a")).last());
    assertEquals("same", run(Call.of("remove-runtime.sh", "1-a")).last());
    assertEquals(1, run(Call.of("remove-runtime.sh", "../apps")).exit());
  }

  @Test
  void aCacheIsMadeOnceAndItsFailureEndsNothing() throws IOException {
    Path bin = Files.createDirectories(base.resolve("runtime/1-a/bin"));
    Path cache = base.resolve("runtime/1-a/aot-1.aot");
    Path app = bin.resolve("tay-app");
    String name = "#!/bin/sh\n[ $1 != --cache ] || { echo '" + cache + "'; exit; }\n";
    Files.writeString(app, name + "echo no memory; exit 1\n");
    app.toFile().setExecutable(true);
    Run failed = run(Call.of("train.sh", "1-a"));
    assertEquals("same", failed.last());
    assertTrue(failed.out().contains("say it could not be made, apps start slower: no memory"));
    Files.writeString(app, name + "echo a cache >'" + cache + ".new'\n");
    Files.writeString(base.resolve("runtime/1-a/aot-0.aot"), "of another Java");
    assertEquals("changed", run(Call.of("train.sh", "1-a")).last());
    assertEquals("same", run(Call.of("train.sh", "1-a")).last());
    try (Stream<Path> all = Files.list(base.resolve("runtime/1-a"))) {
      assertEquals(List.of(cache, bin), all.sorted().toList());
    }
  }

  @Test
  void removingStopsTheAppsFirstAndKeepsTheirDataUnlessToldOtherwise() throws IOException {
    for (String path :
        List.of("etc/sudoers.d", "etc/systemd/system", "etc/tayberry", "var/lib/tayberry/desk")) {
      Files.createDirectories(folder.resolve(path));
    }
    Files.createDirectories(base.resolve("apps/desk"));
    Files.createDirectories(base.resolve("apps/not an app"));
    Path sudoers = Files.writeString(folder.resolve("etc/sudoers.d/tayberry"), "");
    pretender("systemctl", "[ \"$1\" != stop ] || [ -d '" + base + "/apps/desk' ]");
    assertEquals("changed", run(Call.of("remove.sh", "keep")).last());
    assertTrue(
        called().contains("systemctl stop tayberry-settle@desk.service tayberry@desk.service"));
    assertFalse(called().contains("not an app"), called());
    assertFalse(Files.exists(base) || Files.exists(sudoers));
    assertTrue(Files.exists(folder.resolve("var/lib/tayberry/desk")));
    assertEquals("changed", run(Call.of("remove.sh", "purge")).last());
    assertFalse(
        Files.exists(folder.resolve("var/lib/tayberry"))
            || Files.exists(folder.resolve("etc/tayberry")));
  }

  private byte[] java(String program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes);
        Tar tar = new Tar(gzip)) {
      tar.file("jdk-25/bin/java", true, program.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aJavaIsKeptOnlyIfItRunsThere() throws IOException {
    Path place = base.resolve("java/jdk-25");
    byte[] wrong = java("#!/bin/sh\necho 'GLIBC_2.99 not found'; exit 1\n");
    Call call = Call.of("java.sh", place.toString());
    Run run = run(call.reading(out -> out.write(wrong)));
    assertTrue(run.last().startsWith("fail this Java does not run here: GLIBC_2.99"), run.out());
    assertFalse(Files.exists(place));
    byte[] right = java("#!/bin/sh\n");
    assertEquals("changed", run(call.reading(out -> out.write(right))).last());
    assertEquals("same", run(call.reading(out -> out.write(right))).last());
    try (Stream<Path> all = Files.list(base.resolve("java"))) {
      assertEquals(List.of(place), all.toList());
    }
  }
}

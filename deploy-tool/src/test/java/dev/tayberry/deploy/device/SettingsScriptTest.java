package dev.tayberry.deploy.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Root's part of settings: what is kept, for whom, and what becomes of the app. */
class SettingsScriptTest {
  private static final String FILE = "settings/desk.settings";

  @TempDir Path folder;

  static List<String> shells() {
    return ShellDevice.shells();
  }

  private ShellDevice device(String shell) {
    return new ShellDevice(folder, shell).release("one", "", "").current("one");
  }

  private ShellDevice running(String shell) {
    ShellDevice device = device(shell);
    device.state("ActiveState", "active");
    return device;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theyAreSetAndTakenAway(String shell) throws IOException {
    ShellDevice device = device(shell);
    assertEquals(
        "changed URL\nchanged KEY\nhave URL set\nhave KEY set\n0",
        device.settings("set URL=a=b c", "set KEY@=x\\ny $(reboot) 'q\" 🍓", "end"));
    assertEquals(
        """
        # Settings of a Tayberry app; tay settings changes them.
        # by set
        URL=a=b c
        KEY@=x\\ny $(reboot) 'q" 🍓
        # by devices
        """,
        device.read(FILE));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(FILE))));
    assertEquals("changed KEY\nhave URL set\n0", device.settings("unset KEY", "unset NONE", "end"));
    assertEquals("have URL set\n0", device.settings("set URL=a=b c", "end"), "it is so already");
    String calls = device.read("state/calls");
    assertTrue(calls.contains("changes settings of desk: URL KEY"), calls);
    assertFalse(calls.contains("a=b") || calls.contains("systemctl restart"), calls);
    try (var beside = Files.list(folder.resolve("settings"))) {
      assertEquals(2, beside.count(), "they, and that they are not read yet");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theDevicesFileSaysAllThatItSaysAndLeavesTheOthers(String shell) {
    ShellDevice device = device(shell);
    device.settings("set KEY=mine", "devices", "from URL=a", "from ID=7", "end");
    assertEquals(
        "changed URL\nchanged ID\nhave KEY set\nhave URL devices\n0",
        device.settings("devices", "from URL=b", "end"));
    assertEquals("changed URL\nhave KEY set\n0", device.settings("devices", "end"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void onlyWhatTheAppSeesStartsItAnew(String shell) {
    ShellDevice device = running(shell);
    String said = device.settings("sees URL", "set OTHER=1", "start", "end");
    assertFalse(said.contains("restarted") || device.has("state/runs"), said);
    said = device.settings("sees URL", "set URL=1", "start", "end");
    assertTrue(said.endsWith("restarted\n0"), said);
    assertEquals("restart one\n", device.read("state/runs"));
    said = device.settings("sees URL", "set URL=1", "start", "end");
    assertFalse(said.contains("restarted"), "it is so already");
    device.write("run/desk/busy", "firing");
    assertTrue(device.settings("sees URL", "set URL=2", "start", "end").endsWith("busy\n0"));
    assertTrue(
        device.settings("sees URL", "set URL=3", "start", "force", "end").endsWith("restarted\n0"));
    device.state("ActiveState", "inactive");
    assertTrue(device.settings("sees URL", "set URL=4", "start", "end").endsWith("stopped\n0"));
    assertEquals("restart one\nrestart one\n", device.read("state/runs"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withWhatItDoesNotRunWithTheyAreTakenBack(String shell) {
    ShellDevice device = running(shell);
    device.settings("set URL=good", "end");
    device.write("base/apps/desk/releases/one/does", "crashes");
    String said = device.settings("sees URL", "set URL=bad", "start", "end");
    assertTrue(said.endsWith("back\n0"), said);
    assertTrue(device.read(FILE).contains("URL=good"), device.read(FILE));
    assertEquals("restart one\nrestart one\n", device.read("state/runs"));
    // Now it does not run anyway: nothing is held against what is set.
    said = device.settings("sees URL", "set URL=better", "start", "end");
    assertTrue(said.endsWith("failed\n0"), said);
    assertTrue(device.read(FILE).contains("URL=better"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aReleaseOnTrialGetsItsOwnAndTheyGoWithIt(String shell) {
    ShellDevice device = running(shell).release("two", "", "crashes").release("three", "", "");
    device.admin("apply", "desk");
    device.settings("devices", "from URL=old", "end");
    device.settings("trial two", "devices", "from URL=new", "end");
    assertTrue(device.read(FILE).contains("URL=old"), "until it is on trial");
    device.trial("two", "one").settle();
    assertEquals("one", device.current());
    assertTrue(device.read(FILE).contains("URL=old"), device.read(FILE));
    device.settings("trial three", "devices", "from URL=new", "end");
    device.state("runs", "");
    device.admin("apply", "desk");
    device.write("settled/desk.how", "reload\n");
    device.trial("three", "one").settle();
    assertEquals("three", device.current());
    assertEquals("\nrestart three\n", device.read("state/runs"), "no process reads them again");
    assertTrue(device.read(FILE).contains("URL=new"), device.read(FILE));
    // Nothing new: in place.
    device.release("four", "", "").trial("four", "three");
    device.write("settled/desk.how", "reload\n");
    device.settle();
    assertTrue(device.read("state/runs").endsWith("reload four\n"), device.read("state/runs"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whatIsCutOrWrongChangesNothing(String shell) {
    ShellDevice device = device(shell);
    device.settings("set URL=1", "end");
    String before = device.read(FILE);
    for (String wrong :
        List.of(
            "set KEY=1",
            "set 1KEY=1\nend",
            "set KEY\nend",
            "set A B=1\nend",
            "set KEY=a\tb\nend",
            "set KEY=a\rb\nend",
            "set KEY=a\0b\nend",
            "set " + "K".repeat(101) + "=1\nend",
            "set KEY=" + "x".repeat(66_000) + "\nend",
            "trial ../one\nset KEY=1\nend",
            "drop table\nend")) {
      String said = device.settings(wrong);
      assertTrue(said.endsWith("\n1"), wrong + said);
      assertEquals(before, device.read(FILE));
    }
    device.state("settle-ActiveState", "activating");
    assertTrue(device.settings("set KEY=1", "end").contains("is on trial just now"));
    assertEquals(before, device.read(FILE));
  }
}

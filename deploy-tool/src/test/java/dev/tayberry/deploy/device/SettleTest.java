package dev.tayberry.deploy.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A release on trial is kept or taken back, by the device alone. */
class SettleTest {
  private static final String NEEDS = "gpio\nstable 3\n";

  @TempDir Path folder;

  static List<String> shells() {
    return ShellDevice.shells();
  }

  private ShellDevice device(String shell, String does) {
    return new ShellDevice(folder, shell)
        .release("one", NEEDS, "")
        .release("two", NEEDS, does)
        .trial("two", "one");
  }

  private static String result(ShellDevice device, String result, String reason) {
    assertEquals(
        "{\"app\":\"desk\",\"id\":\"two\",\"previous\":\"one\",\"result\":\"%s\",\"reason\":\"%s\"}\n"
            .formatted(result, reason),
        // When a release was given up is by the clock of this machine.
        device.read("settled/desk").replaceFirst(",\"fell\":\"\\d+\\.\\d{6}\"", ""));
    assertEquals(!result.equals("kept"), device.read("settled/desk").contains("fell"));
    return device.read("state/runs");
  }

  private static void running(ShellDevice device) {
    device.admin("unit", "desk");
    device.state("ActiveState", "active");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void oneThatComesUpAndStaysUpIsKept(String shell) {
    var device = device(shell, "");
    running(device);
    device.admin("apply", "desk");
    assertTrue(device.settle().endsWith("two: kept\n0"));
    assertEquals("reload two\n", result(device, "kept", ""));
    assertEquals("two", device.current());
    assertFalse(device.has("base/apps/desk/trial"));
    assertFalse(device.has("base/apps/desk/quarantine"));
    assertEquals("slept\n".repeat(3), device.read("state/sleeps"));
    device.settle();
    assertEquals("reload two\n", device.read("state/runs"), "nothing is on trial any more");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whatDoesNotComeUpIsTakenBack(String shell) {
    String[][] failures = {
      {"crashes", "it ended with code 1"},
      {"never ready", "it was not ready in time"},
      {"says nothing", "it was not ready"},
      {"crashes later", "it ended by signal 9"},
      {"crashes and is started again", "it ended with code 7"},
      {"is killed in its parent", "it ended by signal 9"},
      {"ends", "it ended before it was ready"}
    };
    for (String[] failure : failures) {
      var device =
          new ShellDevice(folder.resolve(failure[0].replace(" ", "-")), shell)
              .release("one", NEEDS, "")
              .release("two", NEEDS, failure[0])
              .trial("two", "one");
      running(device);
      device.admin("apply", "desk");
      device.settle();
      assertEquals("reload two\nrestart one\n", result(device, "back", failure[1]));
      assertEquals("one", device.current());
      assertEquals("two\n", device.read("base/apps/desk/quarantine"));
      assertFalse(device.has("base/apps/desk/trial"));
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aFirstReleaseThatFailsLeavesNothingRunning(String shell) {
    var device = new ShellDevice(folder, shell).release("two", NEEDS, "crashes").trial("two", "");
    device.admin("apply", "desk");
    assertTrue(device.settle().contains("two: stopped, it ended with code 1"));
    assertEquals("", device.current());
    assertEquals("inactive\n", device.read("state/ActiveState"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void otherRightsOrLevelsTakeANewProcess(String shell) {
    var needs = device(shell, "");
    running(needs);
    needs.release("two", NEEDS + "i2c\n", "").admin("apply", "desk");
    needs.settle();
    assertEquals("restart two\n", needs.read("state/runs"));
    var levels =
        new ShellDevice(folder.resolve("levels"), shell)
            .release("one", NEEDS, "")
            .release("two", NEEDS, "")
            .trial("two", "one");
    running(levels);
    levels.write("base/apps/desk/releases/two/.tayberry/safe.sh", "others");
    levels.admin("apply", "desk");
    levels.settle();
    assertEquals("restart two\n", levels.read("state/runs"));
    var old =
        new ShellDevice(folder.resolve("old"), shell)
            .release("one", NEEDS, "")
            .release("two", NEEDS, "")
            .trial("two", "one");
    running(old);
    old.state("CanReload", "no");
    old.admin("apply", "desk");
    old.settle();
    assertEquals("restart two\n", old.read("state/runs"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theRightsOfTheOneBeforeComeBackWithIt(String shell) {
    var device = device(shell, "crashes");
    running(device);
    String before = device.read("units/tayberry@desk.service.d/10-needs.conf");
    device.release("two", NEEDS + "serial\n", "crashes").admin("apply", "desk");
    assertTrue(device.read("units/tayberry@desk.service.d/10-needs.conf").contains("ttyUSB"));
    device.settle();
    assertEquals(before, device.read("units/tayberry@desk.service.d/10-needs.conf"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void oneThatNoLongerStartsIsSaidToo(String shell) {
    var device = device(shell, "crashes").release("one", NEEDS, "crashes");
    device.admin("apply", "desk");
    device.settle();
    result(device, "back", "it ended with code 1; and one does not start either");
  }

  /** After a power cut: /run is empty, and the app may be on its way up by itself. */
  @ParameterizedTest
  @MethodSource("shells")
  void whatAPowerCutLeftOnTrialIsProvedAtBoot(String shell) {
    var device = device(shell, "");
    device.settle();
    assertEquals("start two\n", result(device, "kept", ""));
    var broken =
        new ShellDevice(folder.resolve("broken"), shell)
            .release("one", NEEDS, "")
            .release("two", NEEDS, "crashes")
            .trial("two", "one");
    broken.settle();
    assertEquals("start two\nrestart one\n", result(broken, "back", "it ended with code 1"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aTrialCutOffBeforeTheSwitchOrAfterTheWayBackIsOver(String shell) {
    var device = device(shell, "").current("one");
    assertTrue(device.settle().contains("two is on trial, and not current"));
    assertFalse(device.has("base/apps/desk/trial"));
    assertEquals("", device.read("state/runs"));
    assertEquals("", device.read("settled/desk"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aWayBackThatWasCutOffIsGoneAgain(String shell) {
    var device = device(shell, "crashes");
    device.write("base/apps/desk/quarantine", "two\n"); // and not yet the link
    device.settle();
    assertEquals("two\n", device.read("base/apps/desk/quarantine"));
    assertEquals("one", device.current());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aTrialThatIsNotOursIsLeftAlone(String shell) {
    for (String trial : List.of("", "../../etc\n", "two one\n", "two\n../one\n", "-rf\n\n")) {
      var device =
          new ShellDevice(folder.resolve("t" + trial.hashCode()), shell)
              .release("two", NEEDS, "")
              .trial("two", "one");
      device.write("base/apps/desk/trial", trial);
      device.settle();
      assertEquals("", device.read("state/runs"), trial);
      assertEquals("two", device.current());
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anAppThatIsBusyIsWaitedForAndNotForEver(String shell) {
    var device = device(shell, "");
    running(device);
    device.admin("apply", "desk");
    device.write("run/desk/busy", "moving\n");
    device.write(
        "state/on-sleep",
        "[ \"$(wc -l <\"$STATE/sleeps\")\" -lt 5 ] || rm -f \""
            + folder.resolve("run/desk/busy")
            + "\"\n");
    assertTrue(device.settle().contains("two: waits, the app is busy"));
    assertEquals("reload two\n", result(device, "kept", ""));
    assertEquals("slept\n".repeat(5 + 3), device.read("state/sleeps"));

    var stubborn =
        new ShellDevice(folder.resolve("stubborn"), shell)
            .release("one", NEEDS, "")
            .release("two", NEEDS, "")
            .trial("two", "one");
    running(stubborn);
    stubborn.write("run/desk/busy", "moving\n");
    stubborn.settle();
    assertEquals("", result(stubborn, "busy", "the app was busy for 600 s"));
    assertEquals("one", stubborn.current());
    assertFalse(stubborn.has("base/apps/desk/quarantine"), "it was not even tried");

    stubborn.trial("two", "one").admin("force", "desk");
    assertTrue(stubborn.settle().contains("two: the app is busy, by force it is not waited for"));
    assertEquals("reload two\n", result(stubborn, "kept", ""));
    assertFalse(stubborn.has("settled/desk.how"), "the next one waits again");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void rightsThatAreNotGivenAreAFailureAsAnyOther(String shell) {
    var device = device(shell, "").release("two", "lasers\n", "");
    device.settle();
    assertEquals(
        "restart one\n", result(device, "back", "it asks for what this device does not give"));
  }
}

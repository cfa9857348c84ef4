package dev.tayberry.runtime.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor's script, run by a shell that finds our own gpioset. */
class SafeScriptTest {
  @TempDir Path folder;

  private static final Wiring WIRING =
      new Wiring(
          Boards.load("raspberrypi,4-model-b"),
          "desk",
          Map.of("up", new Wiring.Pin("GPIO5", null, false, 0, null)),
          Map.of(),
          Map.of(),
          List.of());

  @Test
  void levelsAreSetByName() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    assertEquals(0, run("hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO5=0", log());
  }

  @Test
  void aKernelWithOtherNamesIsGivenOffsetsOfTheChipWithTheLabel() throws Exception {
    program("gpioset", "case $* in *by-name* | *--mode*) exit 1 ;; *) echo \"$@\" >>$LOG ;; esac");
    program(
        "gpiodetect",
        "echo 'gpiochip3 [other] (8 lines)'; echo 'gpiochip4 [pinctrl-bcm2711] (58 lines)'");
    assertEquals(0, run("hold"));
    assertEquals("--daemonize --consumer desk:safe --chip gpiochip4 5=0", log());
  }

  @Test
  void anOldLibgpiodIsCalledItsOwnWay() throws Exception {
    program("gpioset", "case $* in --daemonize*) exit 1 ;; *) echo \"$@\" >>$LOG ;; esac");
    assertEquals(0, run("hold"));
    assertEquals("--mode=signal --background pinctrl-bcm2711 5=0", log());
  }

  @Test
  void allLinesAreSetInOneCall() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    var pins =
        new TreeMap<>(
            Map.of(
                "down", new Wiring.Pin("GPIO6", null, false, 1, null),
                "up", new Wiring.Pin("GPIO5", null, false, 0, null)));
    assertEquals(0, run(wiring(pins), "hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO6=1 GPIO5=0", log());
  }

  @Test
  void aPinThatAPwmChipHasIsLeftToTheChip() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    Path output = output("desk:fan GPIO18 open\n", "normal");
    assertEquals(0, run(FAN_AND_UP, "hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO5=0", log());
    assertEquals("0 0", written(output));
  }

  @Test
  void anInvertedOneIsLowByAPulseWithoutAnEnd() throws Exception {
    program("gpioset", "exit 1");
    Path output = output("desk:fan GPIO18 closed\n", "inversed");
    assertEquals(0, run(wiring(Map.of("fan", FAN)), "hold"));
    assertEquals("40000 1", written(output));
  }

  @Test
  void anOutputThatWasGivenBackGivesNothing() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    mark("desk:fan GPIO18 closed\n");
    assertEquals(0, run(FAN_AND_UP, "hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO5=0", log());
  }

  @Test
  void aPinThatIsAnotherAppsPulsesOrNobodysIsALine() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    Path output = output("other:fan GPIO12 open\n", "normal");
    assertEquals(0, run(FAN_AND_UP, "hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO5=0 GPIO18=0", log());
    assertEquals("9000 1", written(output));
  }

  @Test
  void aPinWhoseChipDoesNotTakeItIsALine() throws Exception {
    program("gpioset", "echo \"$@\" >>$LOG");
    Path output = output("desk:fan GPIO18 open\n", "normal");
    Files.delete(output.resolve("period"));
    assertEquals(0, run(FAN_AND_UP, "hold"));
    assertEquals("--daemonize --strict --by-name --consumer desk:safe GPIO5=0 GPIO18=0", log());
  }

  private static final Wiring.Pin FAN = new Wiring.Pin("GPIO18", null, false, 0, null);
  private static final Wiring FAN_AND_UP =
      wiring(
          new TreeMap<>(Map.of("fan", FAN, "up", new Wiring.Pin("GPIO5", null, false, 0, null))));

  /** What hal:pwm notes of the chip's first output. */
  private void mark(String text) throws IOException {
    Path marks = Files.createDirectories(folder.resolve("shm"));
    Files.writeString(marks.resolve("tayberry-pwm-fe20c000.pwm-pwm0"), text);
  }

  /** Exported, and giving pulses. */
  private Path output(String mark, String polarity) throws IOException {
    mark(mark);
    Path output =
        Files.createDirectories(
            folder.resolve("sys/bus/platform/devices/fe20c000.pwm/pwm/pwmchip3/pwm0"));
    Files.writeString(output.resolve("polarity"), polarity + "\n");
    Files.writeString(output.resolve("period"), "40000\n");
    Files.writeString(output.resolve("duty_cycle"), "9000\n");
    Files.writeString(output.resolve("enable"), "1\n");
    return output;
  }

  private static String written(Path output) throws IOException {
    return Files.readString(output.resolve("duty_cycle")).strip()
        + " "
        + Files.readString(output.resolve("enable")).strip();
  }

  @Test
  void theLevelsAreHeldWhenTheCommandIsGoneAndItsExitCodeIsPassedOn() throws Exception {
    program("gpioset", "echo safe >>$LOG");
    program("app", "echo app $* $(cat) >>$LOG; exit 7");
    assertEquals(7, run("run", "--", "app", "a b", "c"));
    assertEquals("app a b c in\nsafe", log());
  }

  @Test
  void theLevelsAreHeldWhenTheCommandIsKilled() throws Exception {
    program("gpioset", "echo safe >>$LOG");
    program("app", "kill -KILL $$");
    assertEquals(137, run("run", "app"));
    assertEquals("safe", log());
  }

  @Test
  void aSignalIsPassedOnAndTheEndWaitedFor() throws Exception {
    program("gpioset", "echo safe >>$LOG");
    program(
        "app",
        "trap 'echo told >>$LOG; exit 3' TERM; echo up >>$LOG; kill $PPID; while :; do sleep 0.01; done");
    assertEquals(3, run("run", "app"));
    assertEquals("up\ntold\nsafe", log());
  }

  /** Who finds another's number there feeds no watchdog, and is killed for it. */
  @Test
  void theCommandIsTheOneThatSystemdWatches() throws Exception {
    program("gpioset", "exit 0");
    program("app", "echo ${WATCHDOG_PID-nobody} $WATCHDOG_USEC >>$LOG");
    assertEquals(0, run("run", "app"));
    assertEquals("nobody 20000000", log());
  }

  @Test
  void aCommandDoesNotOutliveTheShellThatWouldCleanUp() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv, which does that");
    program("gpioset", "echo safe >>$LOG");
    program("app", "echo $$ >>$LOG; kill -KILL $PPID; sleep 60");
    assertEquals(137, run("run", "app"));
    var app = ProcessHandle.of(Long.parseLong(log()));
    if (app.isPresent()) {
      app.get().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatCannotBeDoneIsTheExitCode() throws Exception {
    program("gpioset", "exit 1");
    program("gpiodetect", "exit 1");
    assertEquals(1, run("hold"));
  }

  @Test
  void lastWordsAreBytesOfPrintf() {
    var desk = Map.of("desk", new Wiring.Port("/dev/ttyS1", 9600, "f12b00", null));
    var wiring = new Wiring(WIRING.board(), "desk", Map.of(), desk, Map.of(), List.of());
    String script = SafeScript.of(wiring);
    assertTrue(script.contains("say /dev/ttyS1 9600 '\\361\\053\\000'"), script);
  }

  @Test
  void anAppWithoutSafeLevelsNeedsNone() {
    var bare =
        new Wiring(Boards.load("simulated"), "bare", Map.of(), Map.of(), Map.of(), List.of());
    assertFalse(SafeScript.isNeeded(bare));
    assertTrue(SafeScript.isNeeded(WIRING));
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static Wiring wiring(Map<String, Wiring.Pin> pins) {
    return new Wiring(WIRING.board(), "desk", pins, Map.of(), Map.of(), List.of());
  }

  private int run(String... words) throws Exception {
    return run(WIRING, words);
  }

  private int run(Wiring wiring, String... words) throws Exception {
    Path script = Files.writeString(folder.resolve("safe.sh"), here(SafeScript.of(wiring)));
    var shell = new ProcessBuilder("sh", script.toString());
    shell.command().addAll(List.of(words));
    shell.redirectInput(Files.writeString(folder.resolve("in"), "in\n").toFile());
    shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    shell.environment().put("LOG", folder.resolve("log").toString());
    shell.environment().put("WATCHDOG_PID", "1");
    shell.environment().put("WATCHDOG_USEC", "20000000");
    shell.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    return shell.start().waitFor();
  }

  /** With this machine's folders in the test's own. */
  private String here(String script) {
    return script
        .replace("/dev/shm/", folder.resolve("shm") + "/")
        .replace("/sys/bus/", folder.resolve("sys/bus") + "/");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log")).strip();
  }
}

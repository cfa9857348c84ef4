package dev.tayberry.runtime.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.board.Boards;
import dev.tayberry.fixtures.Needed;
import dev.tayberry.fixtures.Patience;
import dev.tayberry.hal.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The supervisor's script, run by a shell that finds our own gpioset. */
class SafeScriptTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

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
    String told = "tay: safety: up safe (killed): the process was killed (KILL)";
    assertTrue(said().endsWith(told), said()); // the shell itself may have said so as well
    JsonObject trip = JsonParser.parseString(Files.readString(trips())).getAsJsonObject();
    assertEquals("killed", trip.get("reason").getAsString());
    assertEquals("[\"up\"]", trip.get("pins").toString());
    assertTrue(Instant.parse(trip.get("time").getAsString()).isAfter(Instant.EPOCH));
  }

  @Test
  void aKillThatLeftSomethingAwayIsToldAsThat() throws Exception {
    program("gpioset", "exit 1");
    program("gpiodetect", "exit 1");
    program("app", "kill -SEGV $$");
    assertEquals(139, run("run", "app"));
    assertTrue(said().contains("killed (SEGV); NOT ALL OF THEM ARE SAFE"), said());
  }

  /** Where what runs the app was killed as well. */
  @ParameterizedTest
  @CsvSource({
    "killed, KILL, 1",
    "dumped, ABRT, 1",
    "killed, TERM, 0",
    "exited, 1, 0",
    "exited, 137, 0"
  })
  void whatComesAfterItTellsOfAKillThatNobodyElseSaw(String how, String status, int times)
      throws Exception {
    program("gpioset", "exit 0");
    environment.putAll(Map.of("EXIT_CODE", how, "EXIT_STATUS", status));
    assertEquals(0, run("hold"));
    assertEquals(times, said().lines().filter(l -> l.contains("killed (" + status)).count());
    assertEquals(times, Files.exists(trips()) ? Files.readAllLines(trips()).size() : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 130, 143})
  void anEndOfItsOwnIsNoKill(int code) throws Exception {
    program("gpioset", "exit 0");
    program("app", "exit " + code);
    assertEquals(code, run("run", "app"));
    assertEquals("", said());
    assertFalse(Files.exists(trips()));
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
    String script = SafeScript.of(port("/dev/ttyS1", "f12b00"));
    assertTrue(script.contains("say /dev/ttyS1 9600 '\\361\\053\\000'"), script);
  }

  /** To a terminal as it is made: with echo, and line feeds that become two bytes. */
  @Test
  void lastWordsComeAsTheyAreAndAPortThatIsGoneIsTold() throws Exception {
    Path port = folder.resolve("tty");
    var far =
        new ProcessBuilder(Needed.program("socat", "socat"), "-u", "pty,link=" + port, "-").start();
    try {
      Patience.until(() -> "the terminal is there", () -> Files.exists(port));
      assertEquals(0, run(port(port.toString(), "f10a2b000d"), "hold"));
      byte[] heard = far.getInputStream().readNBytes(5);
      assertEquals("f10a2b000d", HexFormat.of().formatHex(heard));
    } finally {
      far.destroyForcibly().waitFor();
    }
    Files.deleteIfExists(port);
    assertEquals(1, run(port(port.toString(), "f1"), "hold"));
    assertEquals("tay: safe: there is no serial port " + port, said());
  }

  private static Wiring port(String path, String lastWords) {
    var desk = Map.of("desk", new Wiring.Port(path, 9600, lastWords, null));
    return new Wiring(WIRING.board(), "desk", Map.of(), desk, Map.of(), List.of());
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
    shell.environment().put("STATE_DIRECTORY", folder + ":/nowhere");
    shell.environment().putAll(environment);
    shell.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    return shell.start().waitFor();
  }

  /** With this machine's folders in the test's own. */
  private String here(String script) {
    return script
        .replace("/dev/shm/", folder.resolve("shm") + "/")
        .replace("/sys/bus/", folder.resolve("sys/bus") + "/");
  }

  private Path trips() {
    return folder.resolve("trips.log");
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("out")).strip();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log")).strip();
  }
}

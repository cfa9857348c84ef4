package dev.tayberry.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a bare machine to a running app and back, with the commands that a user types, a real
 * systemd and a real sudo. One story: each start of Java is half a minute of an emulated machine.
 * {@code rig/bare-setup.sh} has what is too long for here.
 */
@Tag("deploy")
class DeviceTest {
  private static final String UNIT = "tayberry@lamp";
  private static final String HOME = "/opt/tayberry/apps/lamp";

  @TempDir Path folder;
  private BareMachine machine;
  private String target;
  private GpioRecord record;

  @BeforeEach
  void start() throws IOException {
    machine = new BareMachine(folder);
    target = machine.target();
    record = new GpioRecord(machine.root());
  }

  @AfterEach
  void stop() throws IOException {
    if (machine != null) {
      machine.close();
    }
  }

  @Test
  void anAppComesToABareMachineIsChangedTakenBackAndRemoved() throws IOException {
    isSetUp();
    String one = comesUp();
    String two = isChangedInTheSameProcess();
    isTakenBackWhereItIsBroken(two);
    feedsTheWatchdog();
    isRolledBack(one);
    isSafeWhenKilled();
    tellsOfItself(one);
    isRemoved();
  }

  private void isSetUp() throws IOException {
    String java = BareMachine.script("java-archive.sh");
    String said =
        good(machine.tayAtTerminal("setup", target, "--yes", "--no-cache", "--java", java));
    assertTrue(said.contains("is ready for apps"), said);
    BareMachine.script("train-device.sh", machine.ssh(), java);
  }

  private String comesUp() throws IOException {
    write("console.log('one is lit');", "await gpio.output('led', { initial: 1 });");
    String id = deployed();
    assertEquals("ready, release " + id, show("StatusText"));
    assertEquals("1", level());
    assertEquals("enabled", machine.text("systemctl is-enabled " + UNIT));
    assertEquals("tay-lamp", show("User"));
    // One that systemd makes up for it, from 61184 on.
    assertTrue(Integer.parseInt(machine.text("stat -c %u /proc/" + show("MainPID"))) >= 61184);
    assertEquals("660 tayberry", machine.text("stat -c '%a %G' /run/tayberry/lamp/control.sock"));
    return id;
  }

  private String isChangedInTheSameProcess() throws IOException {
    String pid = show("MainPID");
    write("console.log('two is lit');", "await gpio.output('led', { initial: 1 });");
    record.clear();
    String id = deployed();
    // What the old program left on is safe before the new one has its say.
    assertEquals(List.of("27=0", "27=1"), record.writes(Set.of(27)));
    assertEquals("ready, release " + id, show("StatusText"));
    assertEquals(pid, show("MainPID"));
    return id;
  }

  private void isTakenBackWhereItIsBroken(String before) throws IOException {
    write("throw new Error('the lamp has no bulb');");
    var said = machine.tay("deploy", app(), target);
    assertEquals(1, said.exit(), said.text());
    assertTrue(said.text().contains("did not prove itself: it ended with code 1"), said.text());
    assertTrue(said.text().contains("Error: the lamp has no bulb"), said.text());
    assertTrue(said.text().contains(before + " is back"), said.text());
    assertEquals("ready, release " + before, show("StatusText"));
    assertEquals("1", level());
  }

  private void isRolledBack(String to) {
    good(machine.tay("rollback", target, "--to", to));
    assertEquals("ready, release " + to, show("StatusText"));
  }

  /** By the shell that is its parent: the line let go would not be written to. */
  private void isSafeWhenKilled() {
    String before = show("NRestarts");
    record.clear();
    machine.text("pkill -KILL -x java");
    machine.until("[ $(systemctl show -P NRestarts %s) -gt %s ]".formatted(UNIT, before));
    machine.until("systemctl is-active -q " + UNIT);
    assertEquals(List.of("27=0", "27=1"), record.writes(Set.of(27)));
  }

  private void tellsOfItself(String release) {
    String status = good(machine.tay("status", target));
    assertTrue(status.lines().anyMatch(line -> line.contains("lamp  active  " + release)), status);
    String logs = good(machine.tay("logs", target));
    for (String line : new String[] {"one is lit", "two is lit", "the lamp has no bulb"}) {
      assertTrue(logs.contains(line), logs);
    }
  }

  /**
   * Nobody else would tell systemd that it lives: not without being told to did it set this again.
   */
  private void feedsTheWatchdog() {
    String ready = show("ActiveEnterTimestampMonotonic");
    machine.until(
        "[ $(systemctl show -P WatchdogTimestampMonotonic %s) -gt $((%s + 1000000)) ]"
            .formatted(UNIT, ready));
    assertEquals("0", show("NRestarts"));
  }

  private void isRemoved() {
    record.clear();
    good(machine.tay("remove", target, "--yes"));
    assertEquals(List.of("27=0"), record.writes(Set.of(27)));
    assertEquals("inactive", machine.text("systemctl is-active " + UNIT + " || :"));
    assertEquals("", machine.text("ls -d %s 2>/dev/null || :".formatted(HOME)));
    assertEquals("", machine.text("systemctl list-units --failed --plain --no-legend 'tayberry*'"));
  }

  // --- The app ---

  private String app() {
    return folder.resolve("lamp").toString();
  }

  private void write(String... lines) throws IOException {
    Path app = Files.createDirectories(folder.resolve("lamp"));
    Files.writeString(
        app.resolve("package.json"),
        """
        { "name": "lamp", "type": "module", "main": "main.js", "tayberry": {
          "boards": ["raspberrypi,4-model-b"], "pins": { "led": "GPIO27" }, "safety": { "led": { "safe": 0 } },
          "serial": { "wire": { "port": "/dev/ttyS1", "baudRate": 9600 } },
          "ready": { "within": "180s", "stable": "1s" }, "limits": { "blocked": "50s" } } }
        """);
    Files.writeString(
        app.resolve("main.js"),
        "import gpio from 'hal:gpio';\nimport serial from 'hal:serial';\nawait serial.open('wire');\n"
            + String.join("\n", lines)
            + "\nsetInterval(() => {}, 1000);\n");
  }

  /** Its id. */
  private String deployed() {
    String said = good(machine.tay("deploy", app(), target));
    String id = machine.text("basename $(readlink " + HOME + "/current)");
    assertTrue(said.contains(id + " is current"), said);
    return id;
  }

  private static String good(BareMachine.Said said) {
    assertEquals(0, said.exit(), said.text());
    return said.text();
  }

  private String level() {
    return machine.text("cat /run/rig-gpio/sim_gpio27/value");
  }

  private String show(String property) {
    return machine.text("systemctl show -P " + property + " " + UNIT);
  }
}

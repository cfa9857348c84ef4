package dev.tayberry.runtime.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppCheckTest {
  private static final Board THREE = Boards.load("raspberrypi,3-model-b");
  private static final Board FOUR = Boards.load("raspberrypi,4-model-b");
  private static final Board FIVE = Boards.load("raspberrypi,5-model-b");

  @TempDir Path folder;

  private List<String> check(Board board, String section) throws IOException {
    Files.writeString(folder.resolve("package.json"), "{ \"tayberry\": " + section + " }");
    return AppCheck.on(board, Manifest.read(folder)).stream()
        .map(f -> "%s %s: %s; %s".formatted(f.severity(), f.key(), f.text(), f.cure()))
        .toList();
  }

  private static void has(String finding, List<String> findings) {
    assertTrue(findings.contains(finding), () -> String.join("\n", findings));
  }

  @Test
  void anAppThatFitsIsSaidNothingOf() throws IOException {
    assertEquals(
        List.of(),
        check(
            FOUR,
            """
            { "pins": { "led": "GPIO27", "key": { "pin": "GPIO17", "pull": "up" } },
              "safety": { "led": { "safe": 0 } }, "serial": { "desk": "usb:1a86:7523" } }
            """));
  }

  @Test
  void allErrorsAreToldNotOnlyTheFirst() throws IOException {
    List<String> findings =
        check(
            FOUR,
            """
            { "boards": ["raspberrypi,5-model-b"],
              "pins": { "a": "GPIO17", "b": "PIN11", "c": "PIN1", "d": "GPIO0" },
              "serial": { "x": "UART9" }, "safety": { "nothing": { "safe": 0 } } }
            """);
    assertEquals(
        List.of(
            "ERROR tayberry.boards: this is a raspberrypi,4-model-b, the app is for"
                + " raspberrypi,5-model-b; add the board there if its wiring is the same, or use tay"
                + " sim",
            "ERROR tayberry.safety.nothing: is not one of the pins; null",
            "ERROR tayberry.pins.b: \"PIN11\" needs GPIO17, which is tayberry.pins.a already; null",
            "ERROR tayberry.pins.c: \"PIN1\" is 3V3 on this board (raspberrypi,4-model-b), and no"
                + " line; it has GPIO0 to GPIO27",
            "ERROR tayberry.pins.d: \"GPIO0\" must not be driven on this board"
                + " (raspberrypi,4-model-b): it is ID_SD, data of the EEPROM that names a HAT; null",
            "ERROR tayberry.serial.x: \"UART9\" is not a serial port of this board"
                + " (raspberrypi,4-model-b); it has UART0, UART1, UART2, UART3, UART4, UART5"),
        findings.stream().filter(finding -> finding.startsWith("ERROR")).toList());
  }

  @Test
  void aRelayThatIsPulledOnAtBootIsAWarning() throws IOException {
    String section =
        "{ \"pins\": { \"lamp\": \"%s\" }, \"safety\": { \"lamp\": { \"safe\": %d } } }";
    has(
        "WARNING tayberry.safety.lamp.safe: GPIO8 is pulled up from power-on until the app opens it,"
            + " which is not its safe level 0; take a line that is pulled down at boot (tay board"
            + " show raspberrypi,4-model-b), or wire a resistor of 10 kΩ to ground",
        check(FOUR, section.formatted("GPIO8", 0)));
    has(
        "WARNING tayberry.safety.lamp.safe: GPIO9 is pulled down from power-on until the app opens"
            + " it, which is not its safe level 1; take a line that is pulled up at boot (tay board"
            + " show raspberrypi,4-model-b), or wire a resistor of 10 kΩ to 3.3 V",
        check(FOUR, section.formatted("GPIO9", 1)));
    assertEquals(List.of(), check(FOUR, section.formatted("GPIO8", 1)));
    assertEquals(List.of(), check(FOUR, section.formatted("GPIO9", 0)));
  }

  @Test
  void anOutputWithoutASafeLevelIsAWarningAndAPinThatMayBeOneANote() throws IOException {
    assertEquals(
        List.of(
            "WARNING tayberry.safety.led: has no safe level: the output stays as it is when the app"
                + " ends or crashes; add \"safe\": 0 or 1",
            "NOTE tayberry.pins.other: has no safe level: if it is an output, it stays as it is when"
                + " the app ends or crashes; add tayberry.safety.other: { \"safe\": 0 } or 1; an"
                + " input needs nothing"),
        check(
            FOUR,
            """
            { "pins": { "led": "GPIO27", "other": "GPIO26", "key": { "pin": "GPIO17", "pull": "up" } },
              "safety": { "led": { "initial": 0 } } }
            """));
  }

  @Test
  void aMotorThatMayStayOnIsANote() throws IOException {
    String section =
        "{ \"pins\": { \"motorUp\": \"GPIO27\" }, \"safety\": { \"motorUp\": { \"safe\": 0%s } } }";
    assertEquals(
        List.of(
            "NOTE tayberry.safety.motorUp: may stay on for as long as the app says; add \"maxOn\","
                + " like \"30s\", to end that in any case"),
        check(FOUR, section.formatted("")));
    assertEquals(List.of(), check(FOUR, section.formatted(", \"maxOn\": \"30s\"")));
  }

  @Test
  void anOutputThatTheConsoleTalksOnIsAWarning() throws IOException {
    String section =
        "{ \"pins\": { \"led\": \"GPIO14\" }, \"safety\": { \"led\": { \"safe\": 0 } } }";
    has(
        "WARNING tayberry.pins.led: GPIO14 is tx of UART1: where config.txt has enable_uart=1, the"
            + " console's text goes over it during boot; take another line, or see to it that"
            + " config.txt does not have enable_uart=1",
        check(FOUR, section));
    assertEquals(List.of(), check(FIVE, section));
  }

  @Test
  void theMiniUartIsToldWithWhatIsBetter() throws IOException {
    List<String> findings = check(THREE, "{ \"serial\": { \"desk\": \"UART1\" } }");
    assertEquals(
        List.of(
            "WARNING tayberry.serial.desk: UART1 is the mini UART: no parity, no break detection,"
                + " and its baud rate hangs on the core clock; where the other end needs parity or an"
                + " exact rate, take UART0 (dtoverlay=disable-bt)",
            "WARNING tayberry.serial.desk: the login console is on UART1 once that is switched on;"
                + " take console=serial0,115200 out of cmdline.txt, or let raspi-config do it",
            "NOTE tayberry.serial.desk: UART1 is switched off on a fresh system; add enable_uart=1"
                + " to config.txt"),
        findings);
  }

  @Test
  void theSameNameIsAnotherUartOnAPi5() throws IOException {
    assertEquals(
        List.of(
            "NOTE tayberry.serial.desk: UART0 is switched off on a fresh system; add"
                + " dtparam=uart0=on to config.txt"),
        check(FIVE, "{ \"serial\": { \"desk\": \"UART0\" } }"));
    has(
        "NOTE tayberry.serial.desk: UART0 serves Bluetooth on a fresh system; add"
            + " dtoverlay=disable-bt to config.txt",
        check(FOUR, "{ \"serial\": { \"desk\": \"UART0\" } }"));
  }

  @Test
  void aPathThatDependsOnTheOrderOfPluggingIsAWarning() throws IOException {
    assertEquals(
        List.of(
            "WARNING tayberry.serial.desk: /dev/ttyUSB0 is another adapter when they are plugged in"
                + " in another order; name it by what it is: \"usb:1a86:7523\" (lsusb shows it), or"
                + " its link under /dev/serial/by-id/"),
        check(FOUR, "{ \"serial\": { \"desk\": \"/dev/ttyUSB0\" } }"));
  }

  @Test
  void aPathOfTheBoardsOwnUartIsANote() throws IOException {
    assertEquals(
        List.of(
            "NOTE tayberry.serial.desk: /dev/ttyAMA3 is UART3 on this board; say \"UART3\", and it"
                + " is found on other boards, too"),
        check(FOUR, "{ \"serial\": { \"desk\": \"/dev/ttyAMA3\" } }"));
  }

  @Test
  void aBusThatCouldBeLedAroundAPinIsAWarning() throws IOException {
    has(
        "WARNING tayberry.buses.more: I2C3 takes GPIO4, which is tayberry.pins.led, unless it is led"
            + " elsewhere; lead it elsewhere with dtoverlay=i2c3,pins_2_3",
        check(FOUR, "{ \"pins\": { \"led\": \"GPIO4\" }, \"buses\": { \"more\": \"I2C3\" } }"));
  }

  @Test
  void pwmIsSaidToBeTheChipsOrSoftware() throws IOException {
    Files.writeString(
        folder.resolve("main.js"),
        "await pwm.open('fan', { duty: 0 });\nconst arm = await pwm.servo( \"arm\" );\n");
    Files.createDirectories(folder.resolve("node_modules/x"));
    Files.writeString(folder.resolve("node_modules/x/index.js"), "pwm.open('key')");
    String section =
        """
        { "pins": { "fan": "GPIO18", "arm": "GPIO23", "key": { "pin": "GPIO17", "pull": "up" } },
          "safety": { "fan": { "safe": 0 }, "arm": { "safe": 0 } } }
        """;
    assertEquals(
        List.of(
            "NOTE tayberry.pins.arm: GPIO23 has no PWM in the chip: its pulses are made by software,"
                + " with jitter; for exact pulses take a line that has one (tay board show"
                + " raspberrypi,4-model-b)",
            "NOTE tayberry.pins.fan: GPIO18 is PWM0 of the chip where that is switched on, else"
                + " software; add dtoverlay=pwm to config.txt"),
        check(FOUR, section));
  }

  @Test
  void partsThatNeedPulsesCountAsPwm() throws IOException {
    Files.writeString(
        folder.resolve("main.js"),
        """
        const arm = await Servo.open('arm', { min: 900 });
        const lamp = await Led.open('lamp', {
          frequency: 500, dimmable: true,
        });
        const speaker = await Buzzer.open("speaker", { passive: true });
        const wheel = await Motor.open({ direction: 'way', speed: 'wheel' });
        const light = await Led.open('light');
        const dark = await Led.open('dark', { dimmable: false });
        const beeper = await Buzzer.open('beeper', { passive: false });
        const gate = await Motor.open({ forward: 'up', backward: 'down' });
        """);
    assertEquals(
        List.of("arm", "lamp", "speaker", "wheel"),
        pulsed("arm", "lamp", "speaker", "wheel", "way", "light", "dark", "beeper", "up", "down"));
  }

  @Test
  void typeScriptIsReadAsJavaScriptIs() throws IOException {
    Files.writeString(folder.resolve("a.ts"), "const arm: Servo = await pwm.servo('arm');");
    Files.writeString(folder.resolve("b.mts"), "await Servo.open('leg');");
    Files.writeString(folder.resolve("c.cts"), "pwm.open('fan');");
    Files.writeString(folder.resolve("d.d.ts"), "// as in pwm.open('key')");
    Files.writeString(folder.resolve("e.tsx"), "pwm.open('key')");
    assertEquals(List.of("arm", "fan", "leg"), pulsed("arm", "fan", "key", "leg"));
  }

  /** Which of these pins are said to have no PWM in the chip. */
  private List<String> pulsed(String... names) throws IOException {
    var lines = List.of(5, 6, 7, 8, 9, 10, 11, 16, 17, 20).iterator();
    String pins =
        Stream.of(names)
            .map(name -> "\"%s\": \"GPIO%d\"".formatted(name, lines.next()))
            .collect(Collectors.joining(", "));
    return check(FOUR, "{ \"pins\": { " + pins + " } }").stream()
        .filter(finding -> finding.contains("no PWM in the chip"))
        .map(finding -> finding.replaceAll("NOTE tayberry.pins.([^:]*):.*", "$1"))
        .toList();
  }
}

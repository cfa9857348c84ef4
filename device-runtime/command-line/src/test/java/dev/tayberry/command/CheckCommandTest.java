package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path app;

  @BeforeEach
  void anAppForTwoBoards() throws IOException {
    Files.writeString(app.resolve("index.js"), "");
    manifest(
        """
        { "boards": ["raspberrypi,4-model-b", "raspberrypi,5-model-b"],
          "pins": { "led": "GPIO4" }, "safety": { "led": { "safe": 1 } },
          "serial": { "desk": "UART2" } }
        """);
  }

  private void manifest(String section) throws IOException {
    Files.writeString(
        app.resolve("package.json"), "{ \"name\": \"desk\", \"tayberry\": " + section + " }");
  }

  private Shell onMachine(String name) {
    return Shell.tay(
        "check", app.toString(), "--recorded", BoardDetectTest.machine(name).toString());
  }

  @Test
  void everyBoardOfTheManifestIsChecked() {
    Shell shell = onMachine("laptop");
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals(
        """
        desk (index.js) on raspberrypi,4-model-b: 2 notes
          note     tayberry.serial.desk: UART2: Takes the lines of a HAT's EEPROM; leave them free where there is a HAT.
          note     tayberry.serial.desk: UART2 is switched off on a fresh system
                   add dtoverlay=uart2 to config.txt
        desk (index.js) on raspberrypi,5-model-b: 1 error, 1 note
          error    tayberry.serial.desk: "UART2" needs GPIO4, which is tayberry.pins.led already
          note     tayberry.serial.desk: UART2 is switched off on a fresh system
                   add dtoverlay=uart2-pi5 to config.txt
        """,
        shell.out());
  }

  @Test
  void oneBoardCanBeChosen() {
    Shell shell = Shell.tay("check", app.toString(), "--board", "raspberrypi,4-model-b");
    assertEquals(ExitCode.DONE, shell.code(), shell.err());
    assertTrue(shell.out().startsWith("desk (index.js) on raspberrypi,4-model-b: 2 notes\n"));
  }

  @Test
  void anAppWithoutHardwareFits() throws IOException {
    manifest("{}");
    assertEquals("desk (index.js) on simulated: fits\n", onMachine("laptop").out());
  }

  @Test
  void anAppInTypeScriptIsHeldAgainstItsBoardAsAnyOther() throws IOException {
    Files.writeString(
        app.resolve("package.json"),
        """
        { "name": "desk", "type": "module", "main": "main.ts",
          "tayberry": { "boards": ["raspberrypi,4-model-b"],
            "pins": { "led": "GPIO27" }, "safety": { "led": { "safe": 0 } } } }
        """);
    Files.writeString(app.resolve("desk.ts"), "export enum Way { up, down }\n");
    Files.writeString(
        app.resolve("main.ts"),
        "import { Way } from './desk.ts';\nconst way: Way = Way.up;\nconsole.log(way as number);\n");
    Shell shell = onMachine("laptop");
    assertEquals("desk (main.ts) on raspberrypi,4-model-b: fits\n", shell.out(), shell.err());
  }

  @Test
  void onABoardItIsHeldAgainstWhatIsSwitchedOnThere() {
    Shell fresh = onMachine("pi-4-fresh");
    assertEquals(ExitCode.FAILED, fresh.code());
    assertTrue(
        fresh
            .out()
            .contains(
                """
                on this raspberrypi,4-model-b: 1 error, 1 note
                  error    tayberry.serial.desk: UART2: switched off
                           add dtoverlay=uart2 to /boot/firmware/config.txt and reboot
                """),
        fresh.out());
    assertEquals(ExitCode.DONE, onMachine("pi-4-ready").code());
  }

  @Test
  void aPortOfBluetoothOrTheConsoleIsAnErrorThere() throws IOException {
    manifest("{ \"serial\": { \"a\": \"UART0\" } }");
    assertTrue(
        onMachine("pi-4-ready")
            .out()
            .contains("error    tayberry.serial.a: UART0: Bluetooth has it"));
    manifest("{ \"serial\": { \"a\": \"UART1\" } }");
    assertTrue(
        onMachine("pi-4-ready")
            .out()
            .contains("error    tayberry.serial.a: UART1: the system console is on it"));
  }

  @Test
  void aPinThatSomethingElseHasThereIsAnError() throws IOException {
    manifest("{ \"pins\": { \"led\": \"GPIO14\" }, \"safety\": { \"led\": { \"safe\": 0 } } }");
    assertTrue(
        onMachine("pi-4-ready")
            .out()
            .contains(
                """
                  error    tayberry.pins.led: GPIO14 is taken by UART1, which is switched on here
                           take another line, or take enable_uart=1 out of config.txt and reboot
                """),
        onMachine("pi-4-ready").out());
  }

  @Test
  void aRightThatIsMissingThereIsAnError() throws IOException {
    manifest("{ \"pins\": { \"key\": { \"pin\": \"GPIO17\", \"pull\": \"up\" } } }");
    assertTrue(
        onMachine("pi-5")
            .out()
            .contains(
                "error    tayberry.pins: pinctrl-rp1: no right to open /dev/gpiochip0; pi is in the"
                    + " group gpio from the next login on"),
        onMachine("pi-5").out());
  }

  @Test
  void anAdapterThatIsNotPluggedInIsAWarning() throws IOException {
    manifest("{ \"serial\": { \"desk\": \"/dev/ttyUSB0\" } }");
    assertTrue(onMachine("pi-4-fresh").out().contains("there is no /dev/ttyUSB0 now"));
    assertTrue(!onMachine("pi-4-ready").out().contains("there is no /dev/ttyUSB0 now"));
  }

  @Test
  void asJsonItSaysTheSame() {
    Shell shell = Shell.tay("check", app.toString(), "--board", "raspberrypi,5-model-b", "--json");
    assertEquals(ExitCode.FAILED, shell.code());
    JsonObject board =
        JsonParser.parseString(shell.out())
            .getAsJsonObject()
            .getAsJsonArray("boards")
            .get(0)
            .getAsJsonObject();
    JsonObject finding = board.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertEquals("error", finding.get("severity").getAsString());
    assertEquals("tayberry.serial.desk", finding.get("key").getAsString());
  }

  @Test
  void aFolderThatIsNotThereFails() {
    Shell shell = Shell.tay("check", app.resolve("gone").toString());
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(shell.err().contains("is not a folder"), shell.err());
  }
}

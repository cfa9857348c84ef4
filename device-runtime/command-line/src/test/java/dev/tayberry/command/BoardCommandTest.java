package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.board.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardCommandTest {
  @TempDir Path folder;

  @Test
  void listHasALineForEveryBoard() {
    Shell shell = Shell.tay("board", "list");
    List<String> lines = shell.out().lines().toList();

    assertEquals(ExitCode.DONE, shell.code());
    assertTrue(lines.getFirst().matches("NAME +MODEL +CHIP"), lines.getFirst());
    assertEquals(
        Boards.names(), lines.stream().skip(1).map(line -> line.split(" ", 2)[0]).toList());
  }

  @Test
  void listAsJsonIsAnArrayOfObjects() {
    var array = JsonParser.parseString(Shell.tay("board", "list", "--json").out()).getAsJsonArray();
    JsonObject five =
        array.asList().stream()
            .map(e -> e.getAsJsonObject())
            .filter(o -> o.get("name").getAsString().equals("raspberrypi,5-model-b"))
            .findFirst()
            .orElseThrow();
    assertEquals("pinctrl-rp1", five.get("chip").getAsString());
  }

  @Test
  void showDrawsTheHeaderInTwoColumns() {
    Shell shell = Shell.tay("board", "show", "raspberrypi,5-model-b");

    assertEquals(ExitCode.DONE, shell.code());
    List<String> pins = shell.out().lines().filter(line -> line.contains(" | ")).toList();
    assertEquals(20, pins.size());
    assertTrue(pins.getFirst().endsWith("3V3   1 | 2   5V"), pins.getFirst());
    assertTrue(
        pins.get(15).contains("GPIO6  31 | 32  GPIO12  UART4 tx, I2C2 sda, SPI5 ce0, PWM0"),
        pins.get(15));
    assertEquals(
        1, pins.stream().map(line -> line.indexOf(" | ")).distinct().count(), "not in line");
  }

  @Test
  void showSaysWhatSwitchesAPortOnAndWhatToMind() {
    String text = Shell.tay("board", "show", "raspberrypi,3-model-b").out();
    assertTrue(text.matches("(?s).*UART1 +/dev/ttyS0 +tx GPIO14, rx GPIO15 +enable_uart=1\n.*"));
    assertTrue(text.contains("UART1: The mini UART: no parity"), text);
    assertTrue(text.contains("Not for apps: GPIO0, ID_SD"), text);
    assertTrue(text.contains("Pull at boot up: GPIO0 GPIO1 "), text);
    assertFalse(text.contains("\u001b"), "no colours where nobody looks");
  }

  @Test
  void showAsJsonIsTheWholeProfile() {
    JsonObject board =
        JsonParser.parseString(Shell.tay("board", "show", "simulated", "--json").out())
            .getAsJsonObject();
    assertEquals("simulated", board.get("name").getAsString());
    assertEquals(28, board.get("lines").getAsJsonArray().size());
    assertEquals(40, board.get("header").getAsJsonArray().size());
  }

  @Test
  void showOfAnUnknownBoardFailsWithTheNearName() {
    Shell shell = Shell.tay("board", "show", "raspberrypi,4-modl-b");
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals("", shell.out());
    assertTrue(shell.err().contains("did you mean raspberrypi,4-model-b?"), shell.err());
    assertEquals(1, shell.err().lines().count());
  }

  private Shell detect(Path file) {
    return Shell.tay("board", "detect", "--compatible", file.toString());
  }

  @Test
  void detectNamesTheBoard() throws IOException {
    Path file = folder.resolve("compatible");
    Files.writeString(file, "raspberrypi,400\0brcm,bcm2711\0");
    Shell shell = detect(file);
    assertEquals(ExitCode.DONE, shell.code());
    assertEquals("raspberrypi,400  Raspberry Pi 400", shell.out().lines().toList().get(1));
  }

  @Test
  void detectOnALaptopFailsAndSaysWhatIsUsedInstead() {
    Shell shell = detect(folder.resolve("none"));
    assertEquals(ExitCode.FAILED, shell.code());
    assertEquals(
        "tay: no board found: this machine has no device tree; 'tay sim' runs apps on the board"
            + " named simulated\n",
        shell.err());
  }

  @Test
  void detectOnAnUnknownBoardNamesItsDeviceTreeNames() throws IOException {
    Path file = folder.resolve("compatible");
    Files.writeString(file, "acme,one\0acme,soc\0");
    Shell shell = detect(file);
    assertEquals(ExitCode.FAILED, shell.code());
    assertTrue(shell.err().contains("no profile for acme,one or acme,soc;"), shell.err());
  }
}

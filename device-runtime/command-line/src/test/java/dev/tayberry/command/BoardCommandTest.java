package dev.tayberry.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tayberry.board.Boards;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardCommandTest {
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
}

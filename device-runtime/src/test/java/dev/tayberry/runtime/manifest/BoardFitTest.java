package dev.tayberry.runtime.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFitTest {
  private static final Board FOUR = Boards.load("raspberrypi,4-model-b");

  @TempDir Path folder;

  private Wiring wiring(String section, Board board) throws IOException {
    return new AppFolder(folder).section(section).wiring(board);
  }

  private void refused(String message, String section) {
    refused(message, section, FOUR);
  }

  private void refused(String message, String section, Board board) {
    var refused = assertThrows(ManifestException.class, () -> wiring(section, board));
    assertEquals(folder.resolve("package.json") + ": " + message, refused.getMessage());
  }

  @Test
  void pinsAndSafetyBecomeOneWiring() throws IOException {
    Wiring wiring =
        wiring(
            """
            { "pins": { "led": "GPIO27", "key": { "pin": "PIN11", "pull": "up", "activeLow": true } },
              "serial": { "desk": { "port": "UART2", "baudRate": 9600 } },
              "buses": { "sensors": "I2C1" },
              "safety": { "led": { "safe": 0, "initial": 1 } } }
            """,
            FOUR);

    assertEquals("desk", wiring.owner());
    assertEquals(
        Map.of(
            "led", new Wiring.Pin("GPIO27", null, false, 0, 1),
            "key", new Wiring.Pin("GPIO17", "up", true, null, null)),
        wiring.pins());
    assertEquals(new Wiring.Port("UART2", 9600), wiring.serial().get("desk"));
    assertEquals("I2C1", wiring.buses().get("sensors"));
  }

  @Test
  void aLineTheBoardDoesNotHaveIsRefused() {
    refused(
        "tayberry.pins.led: \"GPIO99\" is not a line of this board (raspberrypi,4-model-b); it has"
            + " GPIO0 to GPIO27",
        "{ \"pins\": { \"led\": \"GPIO99\" } }");
  }

  @Test
  void aReservedLineIsRefusedWithTheReason() {
    refused(
        "tayberry.pins.led: \"PIN27\" must not be driven on this board (raspberrypi,4-model-b): it"
            + " is ID_SD, data of the EEPROM that names a HAT",
        "{ \"pins\": { \"led\": \"PIN27\" } }");
  }

  @Test
  void oneLineUnderTwoNamesIsRefused() {
    refused(
        "tayberry.pins.b: \"PIN11\" needs GPIO17, which is tayberry.pins.a already",
        "{ \"pins\": { \"a\": \"GPIO17\", \"b\": \"PIN11\" } }");
  }

  @Test
  void aPinThatAPortNeedsIsRefused() {
    refused(
        "tayberry.serial.desk: \"UART3\" needs GPIO4, which is tayberry.pins.led already",
        "{ \"pins\": { \"led\": \"GPIO4\" }, \"serial\": { \"desk\": \"UART3\" } }");
  }

  @Test
  void aPortTheBoardDoesNotHaveIsRefused() {
    refused(
        "tayberry.serial.desk: \"UART3\" is not a serial port of this board"
            + " (raspberrypi,3-model-b); it has UART0, UART1",
        "{ \"serial\": { \"desk\": \"UART3\" } }",
        Boards.load("raspberrypi,3-model-b"));
  }

  @Test
  void safetyForAnUnknownPinIsRefused() {
    refused(
        "tayberry.safety.ledd: is not one of the pins; did you mean led?",
        "{ \"pins\": { \"led\": \"GPIO27\" }, \"safety\": { \"ledd\": { \"safe\": 0 } } }");
  }

  @Test
  void aTimeLimitWithoutASafeLevelIsRefused() {
    refused(
        "tayberry.safety.led.maxOn: needs a level to go to when the time is over; add \"safe\": 0 or 1",
        "{ \"pins\": { \"led\": \"GPIO27\" }, \"safety\": { \"led\": { \"maxOn\": \"30s\" } } }");
  }

  @Test
  void anInterlockNeedsSafeLevels() {
    refused(
        "tayberry.interlocks[0].pins: \"down\" needs a safe level; add tayberry.safety.down:"
            + " { \"safe\": 0 } or 1",
        """
        { "pins": { "up": "GPIO5", "down": "GPIO6" }, "safety": { "up": { "safe": 0 } },
          "interlocks": [{ "pins": ["up", "down"] }] }
        """);
    refused(
        "tayberry.interlocks[0].pins: \"don\" is not one of the pins; did you mean down?",
        """
        { "pins": { "up": "GPIO5", "down": "GPIO6" }, "safety": { "up": { "safe": 0 } },
          "interlocks": [{ "pins": ["up", "don"] }] }
        """);
  }

  @Test
  void aLevelIsHeldForAPortThatCanTellWhenItRests() {
    refused(
        "tayberry.safety.wake.hold.while: \"desk\" cannot tell when it rests;"
            + " add tayberry.serial.desk.afterTrip with restsWhen",
        """
        { "pins": { "wake": "GPIO5" }, "serial": { "desk": "UART2" },
          "safety": { "wake": { "safe": 0, "hold": { "while": "desk", "atMost": "5s" } } } }
        """);
  }

  @Test
  void anAppForAnotherBoardIsRefusedButRunsOnTheSimulatedOne() throws IOException {
    String section = "{ \"boards\": [\"raspberrypi,5-model-b\", \"raspberrypi,500\"] }";
    refused(
        "tayberry.boards: this is a raspberrypi,4-model-b, the app is for raspberrypi,5-model-b,"
            + " raspberrypi,500; add the board there if its wiring is the same, or use tay sim",
        section);
    assertEquals("desk", wiring(section, Boards.load("simulated")).owner());
  }

  @Test
  void aMistypedBoardIsAnsweredWithTheNearOne() {
    refused(
        "tayberry.boards[0]: \"raspberrypi,4-modelb\" is not a board; did you mean"
            + " raspberrypi,4-model-b?; tay board list has them all",
        "{ \"boards\": [\"raspberrypi,4-modelb\"] }");
  }
}

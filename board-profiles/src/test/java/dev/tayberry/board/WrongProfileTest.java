package dev.tayberry.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongProfileTest {
  private static final String CHIP =
      """
      { "chip": "pinctrl-c1",
        "header": { "1": "3V3", "2": "GPIO0", "3": "GPIO1" },
        "lines": {
          "GPIO0": { "offset": 0, "pull": "up" },
          "GPIO1": { "offset": 1, "pull": "down" } },
        "uart": { "UART0": { "device": "/dev/ttyS0", "routes": [
          { "lines": { "tx": "GPIO0", "rx": "GPIO1" }, "enable": ["enable_uart=1"] }] } } }
      """;

  private static Board load(String board, Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(Map.of("chip/c1", CHIP, "b", board));
    texts.putAll(more);
    return new Profiles(new ProfileFiles(texts)).load("b");
  }

  private static Board load(String board) {
    return load(board, Map.of());
  }

  private static void refused(String message, String board) {
    refused(message, board, Map.of());
  }

  private static void refused(String message, String board, Map<String, String> more) {
    var refused = assertThrows(BoardException.class, () -> load(board, more));
    assertEquals(message, refused.getMessage());
  }

  private static String with(String more) {
    return "{ \"extends\": \"chip/c1\", \"model\": \"B\", " + more + " }";
  }

  @Test
  void onlyDifferencesAreWrittenAndNullDeletes() {
    Board board =
        load(with("\"header\": { \"3\": null }, \"uart\": { \"UART0\": { \"device\": null } }"));

    assertEquals(2, board.header().size());
    assertEquals(null, board.line("GPIO1").orElseThrow().headerPin());
    assertEquals(1, board.controller("UART0").orElseThrow().routes().size());
    assertEquals(null, board.controller("UART0").orElseThrow().device());
  }

  @Test
  void anUnknownKeyIsAnsweredWithTheNearOne() {
    refused(
        "b.json: uart.UART0.devise: is not a key; did you mean device?"
            + " (allowed: device, routes, note)",
        with("\"uart\": { \"UART0\": { \"devise\": \"/dev/ttyS1\" } }"));
  }

  @Test
  void aWrongTypeNamesTheFileThatHasIt() {
    refused(
        "chip/c2.json: lines.GPIO1.offset: \"one\" must be a whole number from 0 to 511",
        "{ \"extends\": \"chip/c2\", \"model\": \"B\" }",
        Map.of(
            "chip/c2",
            "{ \"extends\": \"chip/c1\", \"lines\": { \"GPIO1\": { \"offset\": \"one\" } } }"));
  }

  @Test
  void anUnknownChipIsAnsweredWithTheOnesThereAre() {
    refused(
        "b.json: chip: \"pinctrl-c2\" is not the label of a chip; did you mean pinctrl-c1?"
            + " (allowed: pinctrl-c1)",
        with("\"chip\": \"pinctrl-c2\""));
  }

  @Test
  void oneLineAtTwoPinsIsRefused() {
    refused(
        "b.json: header.3: \"GPIO0\" is a duplicate: it already comes out at pin 2",
        with("\"header\": { \"3\": \"GPIO0\" }"));
  }

  @Test
  void twoLinesOfOneOffsetAreRefused() {
    refused(
        "b.json: lines.GPIO1.offset: 0 is a duplicate: GPIO0 has it, too",
        with("\"lines\": { \"GPIO1\": { \"offset\": 0 } }"));
  }

  @Test
  void oneKeyTwiceIsRefused() {
    refused("b.json: model: is there twice; keep one", "{ \"model\": \"A\", \"model\": \"B\" }");
  }

  @Test
  void aControllerOnALineThatIsNotThereIsRefused() {
    refused(
        "b.json: uart.UART1.routes[0].lines.tx: \"GPIO7\" is not a line; did you mean GPIO0?"
            + " (allowed: GPIO0, GPIO1)",
        with(
            "\"uart\": { \"UART1\": { \"routes\": "
                + "[{ \"lines\": { \"tx\": \"GPIO7\" }, \"enable\": [] }] } }"));
  }

  @Test
  void extendsInACircleIsRefused() {
    refused(
        "b2.json: extends: \"b\" goes round in a circle (b > b2 > b)",
        "{ \"extends\": \"b2\" }",
        Map.of("b2", "{ \"extends\": \"b\" }"));
  }

  @Test
  void aMissingParentIsAnsweredWithTheNearOne() {
    refused(
        "b.json: extends: \"chip/c3\" is not a profile; did you mean chip/c1?",
        "{ \"extends\": \"chip/c3\" }");
  }

  @Test
  void aMissingKeyIsNamed() {
    refused("b.json: needs \"model\"", "{ \"extends\": \"chip/c1\" }");
  }

  @Test
  void brokenJsonIsRefusedWithThePlace() {
    var refused = assertThrows(BoardException.class, () -> load("{ \"model\": "));
    assertEquals(
        "b.json: is not JSON: End of input at line 1 column 12 path $.model", refused.getMessage());
  }
}

package dev.tayberry.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/boards.md are profiles, and do what the page says. */
class BoardsPageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("`([^`]+)\\.json`:\\s+```json\\n(.*?)```", Pattern.DOTALL);

  private final Map<String, String> texts = new HashMap<>(ProfileFiles.ofResources().texts());

  @BeforeEach
  void readThePage() throws IOException {
    Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/boards.md")));
    while (matcher.find()) {
      texts.put(matcher.group(1), matcher.group(2));
    }
  }

  private Board load(String name) {
    return new Profiles(new ProfileFiles(texts)).load(name);
  }

  @Test
  void aBoardOfAKnownChipTakesFourLines() {
    assertEquals(4, texts.get("acme,kiosk").lines().count());
    Board kiosk = load("acme,kiosk");
    assertEquals("Acme Kiosk", kiosk.model());
    assertEquals(28, kiosk.lines().size());
  }

  @Test
  void differencesAreMergedAndNullDeletes() {
    Board desk = load("acme,desk-controller");
    Line relay = desk.line("GPIO26").orElseThrow();
    assertTrue(String.valueOf(relay.reserved()).startsWith("the relay"));
    assertEquals(null, relay.headerPin());
    assertEquals(Optional.empty(), desk.controller("UART5"));
    assertEquals(Optional.of("/dev/ttyAMA3"), desk.device("UART3"));
  }

  @Test
  void aNewChipMayBeNamedByBoards() {
    texts.put("acme,seven", "{ \"extends\": \"chip/c7\", \"model\": \"Acme Seven\" }");
    assertEquals("pinctrl-c7", load("acme,seven").line("PIN2").orElseThrow().chip());
  }

  @Test
  void theRefusalIsTheOneShown() throws IOException {
    texts.put(
        "acme,kiosk",
        texts.get("acme,kiosk").replace("}", ", \"uart\": { \"UART2\": { \"devise\": \"\" } } }"));
    var refused = assertThrows(BoardException.class, () -> load("acme,kiosk"));
    String page = Files.readString(Path.of("../docs/boards.md"));
    assertTrue(page.contains("    " + refused.getMessage() + "\n"), refused.getMessage());
  }
}

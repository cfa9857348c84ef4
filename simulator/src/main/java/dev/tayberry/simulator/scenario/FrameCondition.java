package dev.tayberry.simulator.scenario;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bytes that the board sent on a serial port since the last step that did something.
 *
 * @param bytes as text without spaces
 */
record FrameCondition(Given port, Given wanted, Pattern bytes) implements Condition {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int SHOWN = 48;

  static FrameCondition read(Given given, Given port, Map<String, Given> keys) {
    for (String word : Check.WORDS) {
      if (keys.containsKey(word) && !word.equals("matches")) {
        throw keys.get(word)
            .wrong("a frame is waited for with matches: \"F1 F1 01*\", not with " + word);
      }
    }
    Given wanted = keys.get("matches");
    if (wanted == null) {
      throw given.wrong("frame: " + port.text() + " needs matches: \"F1 F1 01*\"");
    }
    return new FrameCondition(port, wanted, pattern(wanted));
  }

  /** Two dots stand for any byte, a star for any number of them. */
  private static Pattern pattern(Given wanted) {
    String text = wanted.text().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!text.matches("([0-9A-F]{2}|\\.\\.|\\*)+")) {
      throw wanted.wrong(
          "bytes are in hexadecimal, .. for any byte, * for any number of them, got "
              + wanted.text());
    }
    return Pattern.compile("(?:..)*?" + text.replace("*", "(?:..)*") + "(?:..)*");
  }

  @Override
  public void check(Stage stage) {
    stage.port(port, port.text());
  }

  @Override
  public boolean holds(Stage stage) {
    byte[] sent = stage.memory().sent(stage.port(port, port.text()));
    return bytes.matcher(HexFormat.of().withUpperCase().formatHex(sent)).matches();
  }

  @Override
  public String expected() {
    return "%s to send %s".formatted(port.text(), wanted.text());
  }

  @Override
  public String was(Stage stage) {
    byte[] sent = stage.memory().sent(stage.port(port, port.text()));
    if (sent.length == 0) {
      return "it sent nothing";
    }
    int from = Math.max(0, sent.length - SHOWN);
    return "it sent " + (from > 0 ? "… " : "") + HEX.formatHex(sent, from, sent.length);
  }
}

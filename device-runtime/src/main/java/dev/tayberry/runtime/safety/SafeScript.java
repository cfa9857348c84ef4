package dev.tayberry.runtime.safety;

import dev.tayberry.board.Board;
import dev.tayberry.board.Line;
import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor runs when an app's process is gone, killed or broken: a small shell script with
 * the app's safe levels and last words in it. No JVM: that would be a second late.
 */
public final class SafeScript {
  private static final int USUAL_BAUD = 9600;

  private final Wiring wiring;
  private final Board board;

  private SafeScript(Wiring wiring) {
    this.wiring = wiring;
    this.board = wiring.board();
  }

  /** Its text, for the app and board of the wiring. */
  public static String of(Wiring wiring) {
    var script = new SafeScript(wiring);
    return template()
        .replace("@APP@", wiring.owner())
        .replace("@BOARD@", wiring.board().name())
        .replace("@NOW@\n", script.now())
        .replace("@LEVELS@\n", script.levels())
        .replace("@WORDS@\n", script.words());
  }

  /** Whether there is anything to make safe. */
  public static boolean isNeeded(Wiring wiring) {
    var script = new SafeScript(wiring);
    return !script.lines().isEmpty() || !script.words().isEmpty();
  }

  /** An output and where it is safe. */
  private record Level(Line line, int safe) {}

  private List<Level> lines() {
    List<Level> all = new ArrayList<>();
    for (Wiring.Pin pin : wiring.pins().values()) {
      Line line = board.line(pin.line()).orElse(null);
      if (pin.safe() != null && line != null) {
        all.add(new Level(line, pin.safe()));
      }
    }
    return all;
  }

  /** By their names, all in one call: they change together, and it takes the time of one. */
  private String now() {
    String levels =
        lines().stream()
            .map(level -> level.line.name() + "=" + level.safe)
            .collect(Collectors.joining(" "));
    return levels.isEmpty()
        ? "  :\n"
        : "  gpioset --daemonize --strict --by-name --consumer %s:safe %s\n"
            .formatted(wiring.owner(), levels);
  }

  /** By chip and offset. */
  private String levels() {
    Map<String, String> chips = new LinkedHashMap<>();
    for (Level level : lines()) {
      chips.merge(level.line.chip(), level.line.offset() + "=" + level.safe, (a, b) -> a + " " + b);
    }
    return chips.entrySet().stream()
        .map(chip -> "    levels %s %s\n".formatted(chip.getKey(), chip.getValue()))
        .collect(Collectors.joining());
  }

  private String words() {
    StringBuilder all = new StringBuilder();
    wiring
        .serial()
        .forEach(
            (name, port) -> {
              String words = lastWords(port);
              if (words != null) {
                int baud = port.baudRate() == null ? USUAL_BAUD : port.baudRate();
                all.append("  say %s %d '%s'\n".formatted(device(port.port()), baud, octal(words)));
              }
            });
    return all.toString();
  }

  private static @Nullable String lastWords(Wiring.Port port) {
    AfterTrip after = port.afterTrip();
    return port.lastWords() != null || after == null ? port.lastWords() : after.send();
  }

  private String device(String port) {
    if (port.startsWith("usb:")) {
      String[] id = port.split(":", -1);
      return "\"$(usb %s %s '%s')\"".formatted(id[1], id[2], id.length > 3 ? id[3] : "");
    }
    return port.startsWith("/") ? port : board.device(port).orElse("/dev/" + port);
  }

  /** As printf of any shell takes it. */
  private static String octal(String hex) {
    StringBuilder text = new StringBuilder();
    for (byte next : HexFormat.of().parseHex(hex)) {
      text.append("\\%03o".formatted(next & 0xff));
    }
    return text.toString();
  }

  private static String template() {
    try (InputStream in = SafeScript.class.getResourceAsStream("safe.sh")) {
      return new String(
          Objects.requireNonNull(in, "safe.sh").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

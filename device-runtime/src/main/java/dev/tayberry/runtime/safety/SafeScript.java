package dev.tayberry.runtime.safety;

import com.google.gson.Gson;
import dev.tayberry.board.Board;
import dev.tayberry.board.Line;
import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.pwm.PwmRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        .replace("@WORDS@\n", script.words())
        .replace("@NAMES@", quoted(String.join(", ", script.names())))
        .replace("@PINS@", quoted(new Gson().toJson(script.names())));
  }

  /** Whether there is anything to make safe. */
  public static boolean isNeeded(Wiring wiring) {
    var script = new SafeScript(wiring);
    return !script.lines().isEmpty() || !script.words().isEmpty();
  }

  /** An output and where it is safe. */
  private record Level(String name, Line line, int safe) {
    boolean isOn(String chip) {
      return line.chip().equals(chip);
    }
  }

  private List<Level> lines() {
    List<Level> all = new ArrayList<>();
    wiring
        .pins()
        .forEach(
            (name, pin) -> {
              Line line = board.line(pin.line()).orElse(null);
              if (pin.safe() != null && line != null) {
                all.add(new Level(name, line, pin.safe()));
              }
            });
    return all;
  }

  /** By their names, all in one call: they change together, and it takes the time of one. */
  private String now() {
    return lines().isEmpty()
        ? "  :\n"
        : call(
            "  ",
            "gpioset --daemonize --strict --by-name --consumer " + wiring.owner() + ":safe",
            lines(),
            Line::name);
  }

  /** By chip and offset. */
  private String levels() {
    return lines().stream()
        .map(level -> level.line.chip())
        .distinct()
        .map(
            chip ->
                call(
                    "    ",
                    "levels " + chip,
                    lines().stream().filter(level -> level.isOn(chip)).toList(),
                    line -> String.valueOf(line.offset())))
        .collect(Collectors.joining());
  }

  /** The command with the levels, without those that a PWM chip of the board takes care of. */
  private String call(
      String indent, String command, List<Level> levels, Function<Line, String> word) {
    StringBuilder pulses = new StringBuilder();
    StringBuilder words = new StringBuilder();
    for (Level level : levels) {
      String set = " %s=%d".formatted(word.apply(level.line), level.safe);
      PwmRequest.Hardware.of(board, level.line)
          .ifPresentOrElse(
              hardware ->
                  pulses.append(
                      "%spulses %s:%s %d %d || set -- \"$@\"%s\n"
                          .formatted(
                              indent,
                              wiring.owner(),
                              level.name,
                              hardware.channel().number(),
                              level.safe,
                              set)),
              () -> words.append(set));
    }
    return pulses.isEmpty()
        ? "%s%s%s\n".formatted(indent, command, words)
        : "%sset --%s\n%s%s[ $# -eq 0 ] || %s \"$@\"\n"
            .formatted(indent, words, pulses, indent, command);
  }

  /** All that it makes safe; which of them were away nobody knows by then. */
  private List<String> names() {
    var ports = wiring.serial().entrySet().stream().filter(p -> lastWords(p.getValue()) != null);
    return Stream.concat(lines().stream().map(Level::name), ports.map(Map.Entry::getKey)).toList();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
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

package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.board.NearName;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import java.util.Map;
import java.util.Optional;

/**
 * The names that an app's manifest gives to lines. They are all an app may open: its code holds no
 * pin numbers, and what the manifest does not name is not granted.
 */
public final class PinNames {
  private final String room;
  private final Wiring wiring;

  /**
   * The names, for one peripheral.
   *
   * @param room begins its messages: {@code gpio}
   */
  public PinNames(String room, Wiring wiring) {
    this.room = room;
    this.wiring = wiring;
  }

  /** What the manifest says of the name. */
  public Wiring.Pin pin(String name) {
    var pin = wiring.pins().get(name);
    if (pin == null) {
      throw new HalException("ERR_ACCESS_DENIED", room + ": " + refusal(name));
    }
    return pin;
  }

  /** The line behind the name, if it may be opened. */
  public Line line(String name) {
    String wanted = pin(name).line();
    var line =
        wiring
            .board()
            .line(wanted)
            .orElseThrow(
                () ->
                    new HalException(
                        "ENODEV",
                        room
                            + ": %s is wired to %s, which %s does not have; change tayberry.pins.%s in package.json"
                                .formatted(name, wanted, wiring.board().model(), name)));
    if (line.reserved() != null) {
      throw new HalException(
          "EPERM",
          room
              + ": %s is wired to %s, which is reserved on %s: %s; wire it to another line"
                  .formatted(name, line.name(), wiring.board().model(), line.reserved()));
    }
    return line;
  }

  /** The app's own name for the line. */
  Optional<String> of(Line line) {
    return wiring.pins().entrySet().stream()
        .filter(pin -> wiring.board().line(pin.getValue().line()).equals(Optional.of(line)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String refusal(String name) {
    var line = wiring.board().line(name);
    if (line.isEmpty()) {
      String meant =
          NearName.of(name, wiring.pins().keySet())
              .map(near -> "did you mean \"" + near + "\"? Else wire it")
              .orElse("wire it");
      return "this app has no pin \"%s\"; %s %s".formatted(name, meant, entry(name, free()));
    }
    return of(line.get())
        .map(known -> "%s is \"%s\" in this app; open it by that name".formatted(name, known))
        .orElseGet(
            () ->
                "code holds names, not pins; give %s a name %s"
                    .formatted(name, entry("led", name)));
  }

  private static String entry(String name, String line) {
    return "in package.json: \"tayberry\": { \"pins\": { \"%s\": \"%s\" } }".formatted(name, line);
  }

  /** A line for the example: one that could be taken as it stands. */
  private String free() {
    return wiring.board().lines().stream()
        .filter(line -> line.reserved() == null && of(line).isEmpty())
        .map(Line::name)
        .findFirst()
        .orElse("GPIO17");
  }
}

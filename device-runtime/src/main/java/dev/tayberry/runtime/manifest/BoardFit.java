package dev.tayberry.runtime.manifest;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Controller;
import dev.tayberry.board.Line;
import dev.tayberry.board.NearName;
import dev.tayberry.hal.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manifest held against a board: every name must mean something there, and one thing only. */
final class BoardFit {
  private final Manifest app;
  private final Board board;
  private final Consumer<ManifestException> problems;

  /** Which key took a line or port first. */
  private final Map<String, String> taken = new HashMap<>();

  private BoardFit(Manifest app, Board board, Consumer<ManifestException> problems) {
    this.app = app;
    this.board = board;
    this.problems = problems;
  }

  /** What the names mean there; refuses the first that means nothing. */
  static Wiring wiring(Manifest app, Board board) {
    return new BoardFit(
            app,
            board,
            problem -> {
              throw problem;
            })
        .wiring();
  }

  /** Everything that is wrong, not only the first. */
  static List<ManifestException> problems(Manifest app, Board board) {
    List<ManifestException> problems = new ArrayList<>();
    new BoardFit(app, board, problems::add).wiring();
    return problems;
  }

  private Wiring wiring() {
    checkBoards();
    try {
      new SafetyFit(app).check();
    } catch (ManifestException problem) {
      problems.accept(problem);
    }
    Map<String, Wiring.Pin> pins = new LinkedHashMap<>();
    app.pins().forEach((name, pin) -> pin(name, pin).ifPresent(line -> pins.put(name, line)));
    app.serial().forEach((name, port) -> claim("serial." + name, port.port(), "serial port"));
    app.buses().forEach((name, bus) -> claim("buses." + name, bus, "bus"));
    return new Wiring(board, app.name(), pins, app.serial(), app.buses(), List.of(), app.rules());
  }

  private void checkBoards() {
    List<String> known = Boards.names();
    for (int i = 0; i < app.boards().size(); i++) {
      String name = app.boards().get(i);
      if (!known.contains(name)) {
        problems.accept(
            wrong(
                "boards[" + i + "]",
                name,
                "is not a board"
                    + NearName.question(name, known)
                    + "; tay board list has them all"));
      }
    }
    if (!board.simulated() && !app.boards().isEmpty() && !app.boards().contains(board.name())) {
      problems.accept(
          new ManifestException(
              app.file(),
              "tayberry.boards",
              "this is a "
                  + board.name()
                  + ", the app is for "
                  + String.join(", ", app.boards())
                  + "; add the board there if its wiring is the same, or use tay sim"));
    }
  }

  private Optional<Wiring.Pin> pin(String name, Manifest.Pin pin) {
    String key = "pins." + name;
    Line line = board.line(pin.pin()).orElse(null);
    if (line == null) {
      problems.accept(wrong(key, pin.pin(), noLine(pin.pin())));
      return Optional.empty();
    }
    if (line.reserved() != null) {
      problems.accept(
          wrong(
              key,
              pin.pin(),
              "must not be driven on " + thisBoard() + ": it is " + line.reserved()));
    }
    take(key, pin.pin(), line.name());
    Manifest.Safety safety = app.safety().get(name);
    return Optional.of(
        new Wiring.Pin(
            line.name(),
            pin.pull(),
            pin.drive(),
            pin.activeLow(),
            safety == null ? null : safety.safe(),
            safety == null ? null : safety.initial(),
            safety == null ? null : safety.maxOn(),
            safety == null ? null : safety.hold()));
  }

  private void claim(String key, String name, String what) {
    if (name.startsWith("/") || name.startsWith("usb:")) {
      take(key, name, name);
      return;
    }
    List<Controller> all =
        board.controllers().stream()
            .filter(c -> (c.kind() == Controller.Kind.UART) == what.equals("serial port"))
            .toList();
    Controller controller =
        all.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    if (controller == null) {
      problems.accept(
          wrong(
              key,
              name,
              "is not a "
                  + what
                  + " of "
                  + thisBoard()
                  + "; it has "
                  + String.join(", ", all.stream().map(Controller::name).toList())));
      return;
    }
    take(key, name, name);
    sureLines(controller).forEach(line -> take(key, name, line));
  }

  /** The lines a controller takes whichever way it comes out. */
  private static Set<String> sureLines(Controller controller) {
    @Nullable Set<String> sure = null;
    for (Controller.Route route : controller.routes()) {
      if (sure == null) {
        sure = new TreeSet<>(route.lines().values());
      } else {
        sure.retainAll(route.lines().values());
      }
    }
    return sure == null ? Set.of() : sure;
  }

  private void take(String key, String value, String thing) {
    String other = taken.putIfAbsent(thing, key);
    if (other != null && !other.equals(key)) {
      String problem = value.equals(thing) ? "is" : "needs " + thing + ", which is";
      problems.accept(wrong(key, value, problem + " tayberry." + other + " already"));
    }
  }

  private String noLine(String name) {
    return board.header().stream()
        .filter(pin -> ("PIN" + pin.number()).equals(name))
        .findFirst()
        .map(pin -> "is " + pin.name() + " on " + thisBoard() + ", and no line; it has " + lines())
        .orElse("is not a line of " + thisBoard() + "; it has " + lines());
  }

  private String thisBoard() {
    return "this board (" + board.name() + ")";
  }

  /** {@code GPIO0 to GPIO27}, or all names where they are not numbered through. */
  private String lines() {
    List<String> names = board.lines().stream().map(Line::name).toList();
    List<String> numbered =
        Stream.iterate(0, n -> n + 1).limit(names.size()).map(n -> "GPIO" + n).toList();
    return names.size() > 2 && names.equals(numbered)
        ? names.getFirst() + " to " + names.getLast()
        : String.join(", ", names);
  }

  private ManifestException wrong(String key, String value, String problem) {
    return new ManifestException(app.file(), "tayberry." + key, "\"" + value + "\" " + problem);
  }
}

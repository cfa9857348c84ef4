package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.HeaderPin;
import dev.tayberry.board.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** A board as text: its header as it lies before you, odd pins left, and what can be on it. */
final class BoardPicture {
  private final Board board;
  private final Ansi ansi;

  BoardPicture(Board board, Ansi ansi) {
    this.board = board;
    this.ansi = ansi;
  }

  String text() {
    List<String> chips = board.lines().stream().map(Line::chip).distinct().toList();
    return Stream.of(
            board.model() + " (" + board.name() + "), chip " + String.join(", ", chips) + "\n",
            header(),
            lines(),
            controllers(),
            notes())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Two columns, mirrored: the functions outside, the pins in the middle. */
  private String header() {
    List<HeaderPin> pins = board.header();
    int left = width(pins.stream().filter(pin -> pin.number() % 2 == 1).map(this::functions));
    int name = width(pins.stream().map(HeaderPin::name));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pins.size(); i += 2) {
      HeaderPin odd = pins.get(i);
      String pad = " ".repeat(left - functions(odd).length() + name - odd.name().length());
      text.append(pad).append(functions(odd)).append("  ").append(paint(odd));
      text.append(" %3d".formatted(odd.number()));
      if (i + 1 < pins.size()) {
        HeaderPin even = pins.get(i + 1);
        String gap = " ".repeat(name - even.name().length());
        String right = functions(even).isEmpty() ? "" : gap + "  " + functions(even);
        text.append(" | %-3d ".formatted(even.number())).append(paint(even)).append(right);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private String paint(HeaderPin pin) {
    Optional<Line> line = board.line(pin.name());
    String style =
        line.isEmpty()
            ? (pin.name().equals("GND") ? "faint" : "red")
            : line.get().reserved() == null ? "bold" : "yellow";
    return Colours.paint(ansi, style, pin.name());
  }

  private String functions(HeaderPin pin) {
    List<String> functions = new ArrayList<>();
    for (Controller controller : board.controllers()) {
      controller.routes().stream()
          .flatMap(route -> route.lines().entrySet().stream())
          .filter(entry -> entry.getValue().equals(pin.name()))
          .map(entry -> function(controller, entry.getKey()))
          .distinct()
          .forEach(functions::add);
    }
    return String.join(", ", functions);
  }

  private static String function(Controller controller, String signal) {
    return controller.kind() == Controller.Kind.PWM
        ? controller.name()
        : controller.name() + " " + signal;
  }

  private String lines() {
    StringBuilder text = new StringBuilder();
    for (String pull : List.of("up", "down", "none")) {
      List<String> names =
          board.lines().stream().filter(l -> l.bootPull().equals(pull)).map(Line::name).toList();
      if (!names.isEmpty()) {
        text.append("Pull at boot ").append(pull).append(": ");
        text.append(String.join(" ", names)).append('\n');
      }
    }
    board.lines().stream()
        .filter(line -> line.reserved() != null)
        .forEach(
            line -> text.append("Not for apps: " + line.name() + ", " + line.reserved() + "\n"));
    return text.toString();
  }

  private String controllers() {
    List<List<String>> rows = new ArrayList<>();
    for (Controller controller : board.controllers()) {
      int routes = Math.max(1, controller.routes().size());
      IntStream.range(0, routes).forEach(i -> rows.add(row(controller, i)));
    }
    List<String> columns = List.of("name", "device", "lines", "config.txt");
    return rows.isEmpty() ? "" : Table.text(columns, rows, ansi);
  }

  private static List<String> row(Controller controller, int number) {
    boolean first = number == 0;
    String device = controller.device();
    String lines = "";
    String enable = "";
    if (number < controller.routes().size()) {
      Controller.Route route = controller.routes().get(number);
      lines =
          route.lines().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      enable = String.join(" + ", route.enable());
    }
    return List.of(
        first ? controller.name() : "", first && device != null ? device : "", lines, enable);
  }

  private String notes() {
    return board.controllers().stream()
        .filter(controller -> controller.note() != null)
        .map(controller -> controller.name() + ": " + controller.note() + "\n")
        .collect(Collectors.joining());
  }
}

package dev.tayberry.simulator.page;

import com.google.gson.stream.JsonWriter;
import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.board.HeaderPin;
import dev.tayberry.board.Line;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The board's header as browsers get it: its pins, what they can be, and what the app calls them.
 */
final class BoardJson {
  private final Board board;
  private final Map<String, List<String>> functions = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();

  BoardJson(Board board, Manifest app) {
    this.board = board;
    for (Controller controller : board.controllers()) {
      controller.routes().forEach(route -> signals(functions, controller.name(), route.lines()));
    }
    app.pins().forEach((name, pin) -> name(pin.pin(), name));
    app.serial().forEach((name, port) -> signals(name, port.port()));
    app.buses().forEach(this::signals);
  }

  /** What an app calls a controller is the name of its lines, where they usually come out. */
  private void signals(String name, String controller) {
    board.controller(controller).stream()
        .filter(found -> !found.routes().isEmpty())
        .forEach(found -> signals(names, name, found.routes().getFirst().lines()));
  }

  private static void signals(
      Map<String, List<String>> of, String name, Map<String, String> lines) {
    lines.forEach(
        (signal, line) -> {
          List<String> all = of.computeIfAbsent(line, key -> new ArrayList<>());
          String text = signal.equals("out") ? name : name + " " + signal.toUpperCase(Locale.ROOT);
          if (!all.contains(text)) {
            all.add(text);
          }
        });
  }

  private void name(String pin, String name) {
    board
        .line(pin)
        .ifPresent(line -> names.computeIfAbsent(line.name(), key -> new ArrayList<>()).add(name));
  }

  void write(JsonWriter out) throws IOException {
    out.beginObject().name("name").value(board.name()).name("model").value(board.model());
    out.name("pins").beginArray();
    for (HeaderPin pin : board.header()) {
      out.beginObject().name("number").value(pin.number()).name("name").value(pin.name());
      Line line = board.line(pin.name()).orElse(null);
      if (line != null) {
        out.name("line").value(true);
        list(out, "functions", functions.getOrDefault(line.name(), List.of()));
        list(out, "app", names.getOrDefault(line.name(), List.of()));
        if (line.reserved() != null) {
          out.name("reserved").value(line.reserved());
        }
      }
      out.endObject();
    }
    out.endArray();
    controllers(out.name("controllers"));
    out.endObject();
  }

  /** Where each usually comes out: what is wired to it is wired to those lines. */
  private void controllers(JsonWriter out) throws IOException {
    out.beginObject();
    for (Controller controller : board.controllers()) {
      if (!controller.routes().isEmpty()) {
        out.name(controller.name()).beginObject();
        for (var line : controller.routes().getFirst().lines().entrySet()) {
          out.name(line.getKey()).value(line.getValue());
        }
        out.endObject();
      }
    }
    out.endObject();
  }

  private static void list(JsonWriter out, String name, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      out.name(name).beginArray();
      for (String text : texts) {
        out.value(text);
      }
      out.endArray();
    }
  }
}

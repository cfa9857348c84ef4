package dev.tayberry.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tayberry.board.Board;
import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.machine.ConfigTxt;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.hal.machine.Part;
import dev.tayberry.hal.machine.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What was found on a machine, as text and as JSON. */
final class Detection {
  private final Machine machine;
  private final @Nullable Board board;
  private final List<Report> reports;

  Detection(Machine machine, @Nullable Board board) {
    this.machine = machine;
    this.board = board;
    reports = Peripherals.ALL.stream().map(p -> p.probe().look(machine, board)).toList();
  }

  String text(Ansi ansi) {
    StringBuilder text = new StringBuilder();
    text.append(Colours.paint(ansi, "bold", heading())).append('\n');
    text.append("%s, Linux %s, %s\n".formatted(system(), machine.kernel(), machine.architecture()));
    String groups = String.join(", ", machine.user().groups());
    text.append(
        "user %s%s\n"
            .formatted(machine.user().name(), groups.isEmpty() ? "" : ", groups " + groups));
    problems().forEach(problem -> text.append(Colours.paint(ansi, "red", problem)).append('\n'));
    text.append('\n').append(Table.text(List.of("module", "state", "why"), modules(), ansi));
    List<List<String>> parts = parts();
    if (!parts.isEmpty()) {
      text.append('\n');
      text.append(
          Table.text(List.of("name", "state", "device", "about", "to use it"), parts, ansi));
    }
    return text.toString();
  }

  /** One line a peripheral, for who starts an app and wants to know. */
  List<String> lines() {
    return reports.stream()
        .map(r -> "hal:%s %s: %s".formatted(r.peripheral(), word(r.outcome()), r.why()))
        .toList();
  }

  private String heading() {
    String model =
        machine.model().orElse(board == null ? "A machine without a device tree" : board.model());
    return board == null ? model : model + " (" + board.name() + ")";
  }

  private String system() {
    return machine.system();
  }

  /** What is wrong with the machine as a whole. */
  private List<String> problems() {
    return machine.is32Bit()
        ? List.of(
            "This is a 32-bit system on a %s kernel; Tayberry needs a 64-bit one: write a 64-bit image to the card"
                .formatted(machine.architecture()))
        : List.of();
  }

  private List<List<String>> modules() {
    return reports.stream()
        .map(r -> List.of("hal:" + r.peripheral(), word(r.outcome()), r.why()))
        .toList();
  }

  private List<List<String>> parts() {
    List<List<String>> rows = new ArrayList<>();
    for (Report report : reports) {
      for (Part part : report.parts()) {
        String device = part.device() == null ? "" : part.device();
        rows.add(
            List.of(
                part.name(),
                word(part.state()),
                device,
                part.text(),
                part.cure() == null ? "" : part.cure()));
      }
    }
    return rows;
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("board", board == null ? null : board.name());
    json.addProperty("model", machine.model().orElse(board == null ? null : board.model()));
    json.addProperty("system", system());
    json.addProperty("kernel", machine.kernel());
    json.addProperty("architecture", machine.architecture());
    json.addProperty("config", machine.config().map(ConfigTxt::path).orElse(null));
    json.addProperty("user", machine.user().name());
    json.add("groups", array(machine.user().groups()));
    json.add("problems", array(problems()));
    JsonArray modules = new JsonArray();
    reports.stream().map(Detection::json).forEach(modules::add);
    json.add("modules", modules);
    return json;
  }

  private static JsonObject json(Report report) {
    JsonObject json = new JsonObject();
    json.addProperty("module", "hal:" + report.peripheral());
    json.addProperty("state", word(report.outcome()));
    json.addProperty("why", report.why());
    JsonArray parts = new JsonArray();
    for (Part part : report.parts()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", part.name());
      one.addProperty("state", word(part.state()));
      one.addProperty("device", part.device());
      one.addProperty("about", part.text());
      one.addProperty("cure", part.cure());
      parts.add(one);
    }
    json.add("parts", parts);
    return json;
  }

  private static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

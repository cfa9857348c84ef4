package dev.tayberry.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.runtime.check.AppCheck;
import dev.tayberry.runtime.check.Finding;
import dev.tayberry.runtime.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tay check APP}. */
@Command(
    name = "check",
    description = "Holds an app against its boards: manifest, pins, ports, entry. Nothing is run.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "APP", description = "The app's folder.")
  private Path app;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description =
          "Against this one only (default: this machine, where it is a board; else those the"
              + " manifest names, else simulated).")
  private @Nullable String board;

  @Mixin private ThisMachine machine;
  @Mixin private Output output;

  /** An app on a board; here, where that is this machine with what is switched on on it. */
  private record Result(Board board, boolean here, List<Finding> findings) {
    long count(Finding.Severity severity) {
      return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(app)) {
      throw new Failure(app + " is not a folder; name the one with the app's package.json");
    }
    Manifest manifest = Manifest.read(app);
    Path entry = app.relativize(manifest.entry());
    List<Result> results = results(manifest);
    if (output.json()) {
      output.printJson(json(manifest, entry, results));
    } else {
      results.forEach(result -> output.out().print(text(manifest, entry, result)));
    }
    boolean wrong = results.stream().anyMatch(r -> r.count(Finding.Severity.ERROR) > 0);
    return wrong ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Result> results(Manifest manifest) {
    if (board != null) {
      return List.of(elsewhere(Boards.load(board), manifest));
    }
    Machine looked = machine.get();
    Optional<Board> here = looked.board();
    if (here.isPresent()) {
      return List.of(new Result(here.get(), true, AppCheck.here(looked, here.get(), manifest)));
    }
    // A board that is not one is told on the others.
    List<String> known = manifest.boards().stream().filter(Boards.names()::contains).toList();
    List<String> names = known.isEmpty() ? List.of("simulated") : known;
    return names.stream().map(name -> elsewhere(Boards.load(name), manifest)).toList();
  }

  private static Result elsewhere(Board board, Manifest manifest) {
    return new Result(board, false, AppCheck.on(board, manifest));
  }

  private String text(Manifest manifest, Path entry, Result result) {
    StringBuilder text = new StringBuilder();
    String where = result.here() ? "this " + result.board().name() : result.board().name();
    String heading = "%s (%s) on %s: %s".formatted(manifest.name(), entry, where, summary(result));
    text.append(Colours.paint(output.ansi(), "bold", heading)).append('\n');
    for (Finding finding : result.findings()) {
      String style =
          switch (finding.severity()) {
            case ERROR -> "red";
            case WARNING -> "yellow";
            case NOTE -> "faint";
          };
      String word = "%-7s".formatted(word(finding));
      text.append("  ").append(Colours.paint(output.ansi(), style, word));
      text.append("  ").append(finding.key()).append(": ").append(finding.text()).append('\n');
      if (finding.cure() != null) {
        text.append("           ").append(finding.cure()).append('\n');
      }
    }
    return text.toString();
  }

  private static String summary(Result result) {
    List<String> parts = new ArrayList<>();
    for (Finding.Severity severity : Finding.Severity.values()) {
      long count = result.count(severity);
      if (count > 0) {
        parts.add(count + " " + severity.name().toLowerCase(Locale.ROOT) + (count > 1 ? "s" : ""));
      }
    }
    return parts.isEmpty() ? "fits" : String.join(", ", parts);
  }

  private static JsonObject json(Manifest manifest, Path entry, List<Result> results) {
    JsonObject json = new JsonObject();
    json.addProperty("app", manifest.name());
    json.addProperty("entry", entry.toString());
    JsonArray boards = new JsonArray();
    for (Result result : results) {
      JsonObject one = new JsonObject();
      one.addProperty("board", result.board().name());
      one.addProperty("thisMachine", result.here());
      JsonArray findings = new JsonArray();
      for (Finding finding : result.findings()) {
        JsonObject row = new JsonObject();
        row.addProperty("severity", word(finding));
        row.addProperty("key", finding.key());
        row.addProperty("text", finding.text());
        row.addProperty("cure", finding.cure());
        findings.add(row);
      }
      one.add("findings", findings);
      boards.add(one);
    }
    json.add("boards", boards);
    return json;
  }

  private static String word(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}

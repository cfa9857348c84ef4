package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.runtime.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      description = "Against this one only (default: those the manifest names, else simulated).")
  private @Nullable String board;

  @Mixin private Output output;

  @Override
  public Integer call() {
    if (!Files.isDirectory(app)) {
      throw new Failure(app + " is not a folder; name the one with the app's package.json");
    }
    Manifest manifest = Manifest.read(app);
    Path entry = app.relativize(manifest.entry());
    List<Board> boards = boards(manifest).stream().map(Boards::load).toList();
    boards.forEach(manifest::wiring);
    output.print(
        List.of("app", "entry", "board"),
        boards.stream().map(b -> List.of(manifest.name(), entry.toString(), b.name())).toList());
    return ExitCode.DONE;
  }

  private List<String> boards(Manifest manifest) {
    if (board != null) {
      return List.of(board);
    }
    return manifest.boards().isEmpty() ? List.of("simulated") : manifest.boards();
  }
}

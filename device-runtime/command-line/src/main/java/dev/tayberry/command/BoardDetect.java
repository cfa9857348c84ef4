package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tay board detect}. */
@Command(name = "detect", description = "Says which board this machine is.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class BoardDetect implements Callable<Integer> {
  @Option(
      names = "--compatible",
      paramLabel = "FILE",
      description = "Where the kernel has the machine's names (default: ${DEFAULT-VALUE}).",
      defaultValue = Boards.COMPATIBLE)
  private Path compatible;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Optional<Board> found = Boards.detect(compatible);
    if (found.isEmpty()) {
      throw new Failure(reason() + "; 'tay sim' runs apps on the board named simulated");
    }
    Board board = found.get();
    output.print(List.of("name", "model"), List.of(List.of(board.name(), board.model())));
    return ExitCode.DONE;
  }

  private String reason() {
    List<String> names = Boards.compatible(compatible);
    return names.isEmpty()
        ? "no board found: this machine has no device tree"
        : "no board found: there is no profile for " + String.join(" or ", names);
  }
}

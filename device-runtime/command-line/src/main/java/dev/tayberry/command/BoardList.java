package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.board.Line;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tay board list}. */
@Command(name = "list", description = "Lists the boards there are profiles for.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class BoardList implements Callable<Integer> {
  @Mixin private Output output;

  @Override
  public Integer call() {
    output.print(
        List.of("name", "model", "chip"),
        Boards.names().stream().map(Boards::load).map(BoardList::row).toList());
    return ExitCode.DONE;
  }

  private static List<String> row(Board board) {
    List<String> chips = board.lines().stream().map(Line::chip).distinct().toList();
    return List.of(board.name(), board.model(), String.join(" ", chips));
  }
}

package dev.tayberry.command;

import dev.tayberry.board.Boards;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tay board show B}. */
@Command(
    name = "show",
    description = "Draws a board's header and says how to reach its UARTs, buses and PWM outputs.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class BoardShow implements Callable<Integer> {
  @Parameters(paramLabel = "BOARD", description = "A name that 'tay board list' has.")
  private String board;

  @Mixin private Output output;

  @Override
  public Integer call() {
    if (output.json()) {
      output.printJson(Boards.load(board));
    } else {
      output.out().print(new BoardPicture(Boards.load(board), output.ansi()).text());
    }
    return ExitCode.DONE;
  }
}

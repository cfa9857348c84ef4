package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.machine.Machine;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tay board detect}. */
@Command(
    name = "detect",
    description =
        "Says which board this machine is, what is switched on, and how to switch on the rest.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class BoardDetect implements Callable<Integer> {
  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "Take it for this one (default: $TAY_BOARD, else what the kernel says).",
      defaultValue = "${env:TAY_BOARD}")
  private @Nullable String name;

  @Mixin private ThisMachine machine;
  @Mixin private Output output;

  @Override
  public Integer call() {
    Machine looked = machine.get();
    Board board = name == null || name.isEmpty() ? looked.board().orElse(null) : Boards.load(name);
    Detection detection = new Detection(looked, board);
    if (output.json()) {
      output.printJson(detection.json());
    } else {
      output.out().print(detection.text(output.ansi()));
    }
    if (board == null) {
      throw new Failure(
          reason(looked)
              + "; --board NAME takes it for one of 'tay board list', 'tay sim' runs apps on a"
              + " simulated board");
    }
    return ExitCode.DONE;
  }

  private static String reason(Machine machine) {
    List<String> names = machine.compatible();
    return names.isEmpty()
        ? "no board found: this machine has no device tree"
        : "no board found: there is no profile for " + String.join(" or ", names);
  }
}

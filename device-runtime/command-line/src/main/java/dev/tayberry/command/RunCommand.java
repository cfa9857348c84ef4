package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.machine.Machine;
import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.Launch;
import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.Signals;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.Input;
import dev.tayberry.runtime.node.Output;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tay run APP}. */
@Command(
    name = "run",
    description = "Runs an app on this machine, with its real pins, ports and brokers.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder, or one file.")
  private Path app;

  @Parameters(index = "1..*", paramLabel = "ARG", description = "What the app gets as arguments.")
  private List<String> args = List.of();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable for the app, besides those its manifest lets through.")
  private Map<String, String> env = Map.of();

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description =
          "The board this machine is wired as (default: $TAY_BOARD, else what the kernel says).",
      defaultValue = "${env:TAY_BOARD}")
  private @Nullable String boardName;

  @Option(names = "--verbose", description = "Say at the start what this machine has for the app.")
  private boolean verbose;

  @Override
  public Integer call() {
    Manifest manifest = AppFolder.manifest(app);
    Board board = board();
    if (verbose) {
      report(board);
    }
    EventLoop loop = new EventLoop(new RealTime());
    Program.Spec spec =
        Launch.of(
            manifest,
            new Launch.Run(
                board,
                System.getenv(),
                env,
                AppFolder.data(manifest),
                args,
                null,
                Input.standard(),
                Output.to(FileDescriptor.out),
                Output.to(FileDescriptor.err)));
    Program program = new Program(loop, spec, Hardware.real(), own -> List.of());
    program.whenStuck(Runtime.getRuntime()::halt);
    Signals.listen(program::interrupt);
    program.start();
    loop.run(program::isRunning);
    return program.exited().join();
  }

  /**
   * A laptop has no profile: its ports open, and names of lines mean those of the simulated one.
   */
  private Board board() {
    if (boardName != null && !boardName.isEmpty()) {
      return Boards.load(boardName);
    }
    return Boards.detect().orElseGet(() -> Boards.load("simulated"));
  }

  /** One line a peripheral, before the app has its first word. */
  private static void report(Board board) {
    Detection detection = new Detection(Machine.here(), board.simulated() ? null : board);
    detection.lines().forEach(line -> System.err.println("tay: " + line));
  }
}

package dev.tayberry.command;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Wiring;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.safety.SafeScript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay safe APP}. */
@Command(
    name = "safe",
    description =
        "Puts an app's outputs on their safe levels, without running it; or prints the script that does.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class SafeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder, or one file.")
  private Path app;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description =
          "The board this machine is wired as (default: $TAY_BOARD, else what the kernel says).",
      defaultValue = "${env:TAY_BOARD}")
  private @Nullable String board;

  @Option(
      names = "--script",
      description = "Only prints the script, for a supervisor: it has the verbs hold and release.")
  private boolean script;

  @Option(
      names = "--release",
      description = "Lets go of the levels again, before the app is started.")
  private boolean release;

  @Override
  public Integer call() {
    Manifest manifest = AppFolder.manifest(app);
    Wiring wiring = manifest.wiring(board());
    String text = SafeScript.of(wiring);
    if (script) {
      command.commandLine().getOut().print(text);
      return ExitCode.DONE;
    }
    if (!SafeScript.isNeeded(wiring)) {
      throw new Failure(
          manifest.file()
              + " names no safe level; add to \"tayberry\": \"safety\": { \"led\": { \"safe\": 0 } }");
    }
    return run(text, release ? "release" : "hold") == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Board board() {
    if (board != null && !board.isEmpty()) {
      return Boards.load(board);
    }
    return Boards.detect()
        .orElseThrow(
            () ->
                new Failure(
                    "this machine is no board that is known; name it with --board (tay board list)"));
  }

  private static int run(String text, String verb) {
    try {
      // What keeps the levels must not keep our pipes: the script closes none of its own.
      Process shell =
          new ProcessBuilder("sh", "-s", verb)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream in = shell.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return shell.waitFor();
    } catch (IOException e) {
      throw new Failure("cannot run a shell: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}

package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tay remove TARGET [APP]}. */
@Command(
    name = "remove",
    description = "Stops an app on a device, removes all its releases and its settings.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class RemoveCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Mixin private OnDevice device;

  RemoveCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return device.with(around, this::remove);
  }

  /** Passwords among the settings are nowhere else. */
  private static String question(Wire wire, String app) {
    return "Remove "
        + app
        + " with all its releases and its settings, secrets too, from "
        + wire.name()
        + "? Its data stays.";
  }

  private int remove(Wire wire, String app) throws IOException {
    if (!yes && !around.ask().canAnswer()) {
      throw new Failure(
          ExitCode.WRONG_USAGE, "there is no terminal to ask on; say --yes to remove " + app);
    }
    if (!yes && !around.ask().yes(question(wire, app))) {
      throw new Failure("nothing was removed");
    }
    VerbCommand.admin(around, wire, "remove", app);
    String home = around.layout().base() + "/apps/" + app;
    // By its own name no more, then away: a cut in between leaves nothing that looks like an app.
    Wire.Result result =
        wire.run(
            List.of(
                "sh",
                "-c",
                "[ ! -e \"$1\" ] || { mv -T \"$1\" \"$1.removed\" && rm -rf \"$1.removed\"; }",
                "sh",
                home),
            "");
    if (!result.ok()) {
      throw new Failure(wire.name() + ": " + result.err().strip() + "; remove " + home + " there");
    }
    command.commandLine().getOut().println(wire.name() + ": " + app + " is removed");
    return ExitCode.DONE;
  }
}

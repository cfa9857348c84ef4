package dev.tayberry.deploy;

import dev.tayberry.command.AppFolder;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay try APP TARGET}. */
@Command(
    name = "try",
    description =
        "Runs an app on a device once, in the foreground, as it would run deployed: with its rights,"
            + " its limits and its settings. What is deployed of it is stopped for so long. Ctrl-C"
            + " ends it; nothing of it stays.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class TryCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Mixin private Trying trying;

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes: host, user@host.")
  private String target;

  TryCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Manifest app = AppFolder.manifest(trying.folder());
    AppFiles files = AppFiles.of(app.folder());
    Device device = trying.device(target);
    try (Wire wire = around.connect(device);
        Attempt attempt = trying.start(around, wire, device, app, files)) {
      Ending ending = new Ending().by(attempt::end);
      return ending.code(attempt.follow(new Console(command.commandLine().getOut())));
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again [ECONNRESET]");
    }
  }
}

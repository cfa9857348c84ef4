package dev.tayberry.deploy;

import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.watch.LocalWatch;
import dev.tayberry.deploy.watch.Watch;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay watch APP [TARGET]}. */
@Command(
    name = "watch",
    description =
        "Runs an app on a device as tay try does, or on a simulated board here, and anew after every"
            + " save. Ctrl-C ends it; nothing of it stays.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class WatchCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Mixin private Trying trying;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes (default: tay sim, here).")
  private @Nullable String target;

  WatchCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Manifest app = AppFolder.manifest(trying.folder());
    Ending ending = new Ending();
    try {
      if (target == null) {
        if (trying.isForDevice()) {
          throw new Failure(
              ExitCode.WRONG_USAGE, "--env, --board and --force are for a device; name its TARGET");
        }
        LocalWatch watch = new LocalWatch(app.folder(), this::say);
        ending.by(watch::end);
        watch.run();
      } else {
        Device device = trying.device(target);
        try (Wire wire = around.connect(device)) {
          Watch.Start start = (manifest, files) -> start(wire, device, manifest, files);
          Watch watch = new Watch(wire, app.folder(), around.time(), start, this::say);
          ending.by(watch::end);
          watch.run();
        }
      }
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; start it again [ECONNRESET]");
    }
    return ending.code(ExitCode.DONE);
  }

  private Attempt start(Wire wire, Device device, Manifest manifest, AppFiles files)
      throws IOException {
    Attempt attempt = trying.start(around, wire, device, manifest, files);
    Console console = new Console(command.commandLine().getOut());
    Thread.ofPlatform().daemon().name("tayberry-console").start(() -> follow(attempt, console));
    say(
        manifest.name()
            + " is on "
            + wire.name()
            + "; it runs anew after every save, Ctrl-C ends it");
    return attempt;
  }

  private void follow(Attempt attempt, Console console) {
    try {
      attempt.follow(console);
    } catch (Failure e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  private void say(String line) {
    command.commandLine().getErr().println("tay: " + line);
    command.commandLine().getErr().flush();
  }
}

package dev.tayberry.deploy;

import dev.tayberry.command.AppFolder;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.watch.LocalWatch;
import dev.tayberry.deploy.watch.Watch;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.Signals;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay watch APP [TARGET]}. */
@Command(
    name = "watch",
    description =
        "Runs an app on a device, or on a simulated board here, and anew after every save. Ctrl-C"
            + " ends it; nothing of it stays.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class WatchCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder.")
  private Path folder;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes (default: tay sim, here).")
  private @Nullable String target;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "What the device is (default: what it says).")
  private @Nullable String board;

  @Mixin private DevicesOption devices;

  WatchCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Manifest app = AppFolder.manifest(folder);
    AtomicInteger told = new AtomicInteger();
    try {
      if (target == null) {
        LocalWatch watch = new LocalWatch(app.folder(), this::say);
        Signals.listen((name, number) -> tell(told, number, watch::end));
        watch.run();
      } else {
        Device device = devices.get().one(target);
        try (Wire wire = around.connect(device)) {
          Watch.Start start = (manifest, files) -> start(wire, device, manifest, files);
          Watch watch = new Watch(wire, app.folder(), around.time(), start, this::say);
          Signals.listen((name, number) -> tell(told, number, watch::end));
          watch.run();
        }
      }
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; start it again [ECONNRESET]");
    }
    return told.get();
  }

  /** The first signal asks for an end, the next one does not wait for it. */
  static void tell(AtomicInteger told, int number, Runnable end) {
    if (told.getAndSet(128 + number) == 0) {
      end.run();
    } else {
      Runtime.getRuntime().halt(128 + number);
    }
  }

  private Attempt start(Wire wire, Device device, Manifest manifest, AppFiles files)
      throws IOException {
    Path _ = manifest.entry(); // an app without one is refused here
    Deployment deployment = new Deployment(around, manifest, files, board, false, around.now());
    var cargo = deployment.cargo(wire, device.board());
    Map<String, String> env = Map.of("TAY_BOARD", cargo.release().board());
    Attempt attempt = Attempt.start(wire, around.layout(), cargo, around.who(), env);
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

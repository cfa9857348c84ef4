package dev.tayberry.deploy;

import dev.tayberry.command.AppFolder;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.run.Runner;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.Signals;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** {@code tay try APP TARGET}. */
@Command(
    name = "try",
    description =
        "Runs an app on a device once, in the foreground, beside what is deployed there. Ctrl-C"
            + " ends it; nothing of it stays.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class TryCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder.")
  private Path folder;

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes: host, user@host.")
  private String target;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable for the app; its manifest must let it through.")
  private Map<String, String> env = Map.of();

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "What the device is (default: what it says).")
  private @Nullable String board;

  @Mixin private DevicesOption devices;

  TryCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Manifest app = AppFolder.manifest(folder);
    Path _ = app.entry(); // an app without one is refused here, not on the device
    for (String name : env.keySet()) {
      if (!app.permissions().env().contains(name)) {
        throw new Failure(
            "the manifest lets no "
                + name
                + " through to the app; name it in tayberry.permissions.env of package.json");
      }
    }
    AppFiles files = AppFiles.of(app.folder());
    Device device = devices.get().one(target);
    Deployment deployment = new Deployment(around, app, files, board, false, around.now());
    try (Wire wire = around.connect(device)) {
      return run(wire, deployment.cargo(wire, device.board()));
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again [ECONNRESET]");
    }
  }

  private int run(Wire wire, Runner.Cargo cargo) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(env);
    all.put("TAY_BOARD", cargo.release().board());
    AtomicInteger told = new AtomicInteger();
    try (Attempt attempt = Attempt.start(wire, around.layout(), cargo, around.who(), all)) {
      Signals.listen((name, number) -> WatchCommand.tell(told, number, attempt::end));
      int code = attempt.follow(new Console(command.commandLine().getOut()));
      return told.get() == 0 ? code : told.get();
    }
  }
}

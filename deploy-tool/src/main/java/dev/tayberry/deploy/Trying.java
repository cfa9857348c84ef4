package dev.tayberry.deploy;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.settings.Setting;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The part of the commands that run an app's folder on a device without deploying it. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class Trying {
  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder.")
  private Path folder;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable for the app, over what is set there; its manifest must name it.")
  private Map<String, String> env = Map.of();

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "What the device is (default: what it says).")
  private @Nullable String board;

  @Option(
      names = "--force",
      description = "Stops the deployed one even if it says that it is busy.")
  private boolean force;

  @Mixin private DevicesOption devices;

  Path folder() {
    return folder;
  }

  Device device(String target) {
    return devices.get().one(target);
  }

  boolean isForDevice() {
    return !env.isEmpty() || board != null || force;
  }

  /** Starts it there, with what is set for it there and here. */
  Attempt start(Around around, Wire wire, Device device, Manifest app, AppFiles files)
      throws IOException {
    Path _ = app.entry(); // an app without one is refused here, not on the device
    List<String> sees = app.permissions().env();
    for (String name : env.keySet()) {
      if (!sees.contains(name)) {
        throw new Failure(
            "the manifest lets no "
                + name
                + " through to the app; name it in tayberry.permissions.env of package.json");
      }
    }
    Deployment deployment = new Deployment(around, app, files, board, force, around.now());
    var cargo = deployment.cargo(wire, device.board());
    List<Setting> settings =
        new ArrayList<>(new AppSettings(around, wire, device, app.name()).values(sees));
    env.forEach((name, value) -> settings.add(new Setting(name, value, false)));
    return Attempt.start(wire, around.layout(), cargo, around.who(), settings);
  }
}

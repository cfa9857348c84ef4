package dev.tayberry.deploy;

import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.setup.JavaArchive;
import dev.tayberry.deploy.setup.Reconnect;
import dev.tayberry.deploy.setup.Setup;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tay setup TARGET}. */
@Command(
    name = "setup",
    description =
        "Makes a board with nothing but SSH and sudo ready for apps; changes only what is missing.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class SetupCommand implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Around around;

  @Parameters(
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes: host, user@host.")
  private String target;

  @Option(
      names = "--for",
      paramLabel = "APP",
      description = "Also switch on the ports and buses of this app, and restart for that.")
  private @Nullable Path app;

  @Option(names = "--yes", description = "Do not ask before changing anything.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only print what would be done.")
  private boolean dryRun;

  @Option(
      names = "--broker",
      description = "With --for: mosquitto, for the users of the app's mosquitto.acl alone.")
  private boolean broker;

  @Option(
      names = "--java",
      paramLabel = "FILE.tar.gz",
      description = "Bring this Java 25 along, for boards without internet or of older systems.")
  private @Nullable Path java;

  @Option(
      names = "--no-cache",
      description = "Make no start-up cache: setup is over sooner, apps start slower.")
  private boolean noCache;

  @Option(
      names = "--upgrade",
      description = "Also remove runtimes of other versions that no app uses.")
  private boolean upgrade;

  @Option(
      names = "--remove",
      description = "Take away all that setup has made, and all apps; their data stay.")
  private boolean remove;

  @Option(names = "--purge", description = "With --remove: the apps' data and settings go as well.")
  private boolean purge;

  @Mixin private DevicesOption devices;
  @Mixin private Output output;

  SetupCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (purge && !remove) {
      throw new Failure(ExitCode.WRONG_USAGE, "--purge belongs to --remove");
    }
    if (broker && app == null) {
      throw new Failure(
          ExitCode.WRONG_USAGE, "--broker belongs to --for APP, whose mosquitto.acl it follows");
    }
    // Before anybody is asked for a password.
    JavaArchive archive = java == null ? null : JavaArchive.read(java);
    Manifest wanted = app == null ? null : AppFolder.manifest(app);
    Setup.Consent consent = new Setup.Consent(yes, dryRun);
    Device device = devices.get().one(target);
    Reconnect back =
        new Reconnect(() -> around.connect(device), () -> LockSupport.parkNanos(PAUSE.toNanos()));
    try (Wire wire = around.connect(device)) {
      Setup setup = new Setup(wire, back, around.ask(), around.now(), output);
      if (remove) {
        setup.remove(purge, consent);
      } else {
        setup.run(new Setup.Request(archive, !noCache, upgrade, wanted, broker), consent);
      }
    }
    return ExitCode.DONE;
  }
}

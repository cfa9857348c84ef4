package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.run.Look;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The part of every command about an app that is on a device: {@code TARGET [APP]}. */
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class OnDevice {
  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "A name of the devices file, or what ssh takes: host, user@host.")
  private String target;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "APP",
      description = "The app's name (default: the only one there).")
  private @Nullable String app;

  @Mixin private DevicesOption devices;

  /** What is done with an app there. */
  interface Work<T> {
    T on(Wire wire, String app) throws IOException;
  }

  /** Connects, finds the app, does it. */
  <T> T with(Around around, Work<T> work) {
    try (Wire wire = around.connect(devices.get().one(target))) {
      return work.on(wire, app(around, wire, target, app));
    } catch (IOException e) {
      throw new Failure(e.getMessage() + "; try again [ECONNRESET]");
    }
  }

  /** The app of that name there, or the only one. */
  static String app(Around around, Wire wire, String target, @Nullable String app) {
    Facts facts = Look.at(wire, around.layout(), "");
    List<String> apps = facts.apps();
    if (apps.isEmpty()) {
      throw new Failure("no app is on " + target + "; put one there: tay deploy APP " + target);
    }
    if (app == null && apps.size() > 1) {
      throw new Failure(
          ExitCode.WRONG_USAGE,
          "several apps are on " + target + "; name one: " + String.join(", ", apps));
    }
    if (app != null && !apps.contains(app)) {
      throw new Failure(
          "no app " + app + " is on " + target + "; there are: " + String.join(", ", apps));
    }
    return app == null ? apps.getFirst() : app;
  }
}

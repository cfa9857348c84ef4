package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.plan.ReleaseInfo;
import dev.tayberry.deploy.run.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tay releases TARGET [APP]}. */
@Command(name = "releases", description = "The releases of an app on a device, the newest first.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class ReleasesCommand implements Callable<Integer> {
  private final Around around;

  @Mixin private OnDevice device;
  @Mixin private Output output;

  ReleasesCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Facts facts = device.with(around, (wire, app) -> Look.at(wire, around.layout(), app));
    List<List<String>> rows = new ArrayList<>();
    for (String id : facts.releases()) {
      ReleaseInfo info = facts.about().get(id);
      if (info != null) {
        rows.add(List.of(id, state(facts, info), info.created(), info.by()));
      }
    }
    output.print(List.of("release", "state", "created", "by"), rows);
    return ExitCode.DONE;
  }

  private static String state(Facts facts, ReleaseInfo info) {
    boolean current = info.id().equals(facts.current());
    if (current) {
      return facts.all("trial").contains(info.id()) ? "on trial" : "current";
    }
    return facts.isQuarantined(info.id(), info.hash()) ? "failed" : "";
  }
}

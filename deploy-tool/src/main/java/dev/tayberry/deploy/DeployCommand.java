package dev.tayberry.deploy;

import dev.tayberry.board.BoardException;
import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.command.Output;
import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.plan.Bytes;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.run.Outcome;
import dev.tayberry.deploy.run.Progress;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay deploy APP TARGET…}. */
@Command(
    name = "deploy",
    description =
        "Puts an app on devices over SSH. A release that does not come up there is taken back.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class DeployCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder.")
  private Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TARGET",
      description = "Names or groups of the devices file, or what ssh takes: host, user@host.")
  private List<String> targets;

  @Option(names = "--dry-run", description = "Only says what would be done.")
  private boolean dryRun;

  @Option(
      names = "--force",
      description =
          "All files anew, also what failed before, also while another deploys or the app is busy.")
  private boolean force;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      description = "What the devices are (default: what they say).")
  private @Nullable String board;

  @Option(
      names = "--canary",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of several devices so many first, alone (default: ${DEFAULT-VALUE}).")
  private int canary;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "8",
      description = "Then so many at a time (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--max-fail",
      paramLabel = "N",
      defaultValue = "1",
      description = "After so many failures none is begun (default: ${DEFAULT-VALUE}).")
  private int maxFail;

  @Mixin private DevicesOption devices;
  @Mixin private Output output;

  DeployCommand(Around around) {
    this.around = around;
  }

  /** How it went on one device. */
  private record Result(String target, String result, String release, String text) {
    static final String FAILED = "failed";
    static final String SKIPPED = "not begun";

    boolean isGood() {
      return !result.equals(FAILED) && !result.equals(SKIPPED);
    }
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(folder.resolve("package.json"))) {
      throw new Failure(
          folder + " has no package.json; name an app's folder, or make one: npm init");
    }
    Manifest app = AppFolder.manifest(folder);
    Path _ = app.entry(); // an app without one is refused here, not on the device
    AppFiles files = AppFiles.of(app.folder());
    files.notes().forEach(note -> err().println("tay: " + note));
    Deployment deployment = new Deployment(around, app, files, board, force, around.now());
    List<Device> all = devices.get().named(targets);
    Map<Device, Result> done =
        new Waves(canary, dryRun ? 1 : parallel, dryRun ? all.size() : maxFail)
            .run(all, device -> one(deployment, device, all.size() == 1), Result::isGood);
    List<Result> results = new ArrayList<>();
    for (Device device : all) {
      results.add(
          done.getOrDefault(
              device, new Result(device.name(), Result.SKIPPED, "", "too many failed before")));
    }
    return show(results);
  }

  private Result one(Deployment deployment, Device device, boolean alone) {
    String target = device.name();
    long began = around.time().nanoTime();
    try (Wire wire = around.connect(device)) {
      Deployment.Planned planned = deployment.plan(wire, device.board());
      String id = planned.plan().id();
      DeploySettings settings = new DeploySettings(around, wire, device, deployment.app());
      settings.note().ifPresent(note -> err().println("tay: " + note));
      if (dryRun) {
        return new Result(target, "planned", id, planned.plan().text() + settings.text());
      }
      planned.plan().warnings().forEach(warning -> err().println("tay: " + warning));
      if (planned.plan().isEmpty()) {
        DeploySettings.Done done = settings.now(force);
        String text = "has the same content already" + done.text();
        return new Result(target, done.good() ? "same" : Result.FAILED, id, text);
      }
      settings.with(id);
      boolean bar = alone && around.ask().canAnswer() && !output.json();
      Progress progress = bar ? new Bar(err(), around.time()) : Progress.NONE;
      Outcome outcome = planned.run(around, progress);
      double seconds = (around.time().nanoTime() - began) / 1e9;
      if (!outcome.kept()) {
        return new Result(target, Result.FAILED, id, takenBack(deployment.app(), wire, outcome));
      }
      String text =
          "%d files, %s; %.1f s"
              .formatted(
                  planned.cargo().changes().travels().size(),
                  Bytes.text(planned.cargo().changes().bytes()),
                  seconds);
      return new Result(target, "deployed", id, text);
    } catch (Failure | BoardException | IOException e) {
      return new Result(target, Result.FAILED, "", String.valueOf(e.getMessage()));
    }
  }

  /** With its last words, which say more than we can. */
  private String takenBack(Manifest app, Wire wire, Outcome outcome) {
    String lines = outcome.waited() ? "" : Journal.lastOf(outcome, wire, app.name());
    return outcome.takenBack() + (lines.isEmpty() ? "" : "\n" + lines.indent(4).stripTrailing());
  }

  private int show(List<Result> results) {
    boolean allGood = results.stream().allMatch(Result::isGood);
    if (output.json()) {
      output.printJson(results);
    } else if (dryRun && allGood) {
      results.forEach(result -> output.out().print(heading(results, result) + result.text()));
    } else if (results.size() == 1 && !allGood) {
      List<String> lines = results.getFirst().text().lines().toList();
      lines.stream().skip(1).forEach(err()::println);
      throw new Failure(lines.getFirst());
    } else if (results.size() == 1) {
      Result one = results.getFirst();
      output.out().println(one.target() + ": " + one.release() + " is current: " + one.text());
    } else {
      output.print(
          List.of("target", "result", "release", "text"),
          results.stream()
              .map(
                  r ->
                      List.of(
                          r.target(),
                          r.result(),
                          r.release(),
                          r.text().lines().findFirst().orElse("")))
              .toList());
    }
    return allGood ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String heading(List<Result> results, Result one) {
    return results.size() > 1 ? one.target() + ":\n" : "";
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}

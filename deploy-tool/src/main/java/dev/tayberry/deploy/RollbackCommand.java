package dev.tayberry.deploy;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.plan.Plan;
import dev.tayberry.deploy.plan.Planner;
import dev.tayberry.deploy.run.Look;
import dev.tayberry.deploy.run.Outcome;
import dev.tayberry.deploy.run.Progress;
import dev.tayberry.deploy.run.Runner;
import dev.tayberry.deploy.wire.Wire;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tay rollback TARGET [APP]}. */
@Command(
    name = "rollback",
    description = "Back to the release before, or to any that is there. It is on trial as well.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
final class RollbackCommand implements Callable<Integer> {
  private final Around around;

  @Spec private CommandSpec command;

  @Option(
      names = "--to",
      paramLabel = "ID",
      description = "To this one (default: the newest before the current that did not fail).")
  private @Nullable String id;

  @Option(names = "--dry-run", description = "Only says what would be done.")
  private boolean dryRun;

  @Option(names = "--force", description = "Also while another deploys or the app is busy.")
  private boolean force;

  @Mixin private OnDevice device;

  RollbackCommand(Around around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return device.with(around, this::back);
  }

  private int back(Wire wire, String app) {
    PrintWriter out = command.commandLine().getOut();
    Facts facts = Look.at(wire, around.layout(), app);
    Planner.Wish wish = new Planner.Wish(around.who(), force, around.now().getEpochSecond());
    Plan plan = new Planner(wire.name(), facts, wish).rollback(app, id);
    if (dryRun) {
      out.print(plan.text());
      return ExitCode.DONE;
    }
    if (plan.isEmpty()) {
      out.println(wire.name() + ": " + plan.id() + " is current already");
      return ExitCode.DONE;
    }
    plan.warnings().forEach(warning -> command.commandLine().getErr().println("tay: " + warning));
    Outcome outcome = new Runner(wire, around.layout(), Progress.NONE).run(plan, null);
    if (!outcome.kept()) {
      if (!outcome.waited()) {
        Journal.lastOf(outcome, wire, app).lines().forEach(command.commandLine().getErr()::println);
      }
      throw new Failure(wire.name() + ": " + outcome.takenBack());
    }
    out.println(wire.name() + ": " + plan.id() + " is current");
    return ExitCode.DONE;
  }
}

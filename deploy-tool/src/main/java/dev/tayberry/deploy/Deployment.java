package dev.tayberry.deploy;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Facts;
import dev.tayberry.deploy.plan.Plan;
import dev.tayberry.deploy.plan.Planner;
import dev.tayberry.deploy.plan.Step;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.release.Changes;
import dev.tayberry.deploy.release.Release;
import dev.tayberry.deploy.run.Look;
import dev.tayberry.deploy.run.Outcome;
import dev.tayberry.deploy.run.Progress;
import dev.tayberry.deploy.run.Runner;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.check.AppCheck;
import dev.tayberry.runtime.check.Finding;
import dev.tayberry.runtime.manifest.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app on its way to one device: read once, planned for each.
 *
 * @param board as the user named it
 * @param at the same for all devices, so that a release is called the same everywhere
 */
record Deployment(
    Around around,
    Manifest app,
    AppFiles files,
    @Nullable String board,
    boolean force,
    Instant at) {

  /** A plan, and what belongs to it. */
  record Planned(Wire wire, Plan plan, Runner.Cargo cargo) {
    /** Until the device has decided. */
    Outcome run(Around around, Progress progress) {
      boolean travels = plan.steps().stream().anyMatch(Step.Upload.class::isInstance);
      return new Runner(wire, around.layout(), progress).run(plan, travels ? cargo : null);
    }
  }

  /**
   * Looks at the device; changes nothing there.
   *
   * @param known what it is, where the devices file says it
   * @throws Failure if the app does not fit it
   */
  Planned plan(Wire wire, @Nullable String known) {
    Facts facts = Look.at(wire, around.layout(), app.name());
    Runner.Cargo cargo = cargo(wire, facts, known);
    Plan plan = planner(wire, facts).deploy(cargo.release(), cargo.changes(), app.ready());
    return new Planned(wire, plan, cargo);
  }

  /** Only what would go there, for a device where it may run in the deployed one's place. */
  Runner.Cargo cargo(Wire wire, @Nullable String known) {
    Facts facts = Look.at(wire, around.layout(), app.name());
    planner(wire, facts).refuseTry();
    return cargo(wire, facts, known);
  }

  private Planner planner(Wire wire, Facts facts) {
    Planner.Wish wish = new Planner.Wish(around.who(), force, around.now().getEpochSecond());
    return new Planner(wire.name(), facts, wish);
  }

  private Runner.Cargo cargo(Wire wire, Facts facts, @Nullable String known) {
    Board there = board(wire, facts, known);
    List<Finding> wrong =
        AppCheck.on(there, app).stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .toList();
    if (!wrong.isEmpty()) {
      Finding first = wrong.getFirst();
      throw new Failure(
          app.name()
              + " does not fit "
              + there.name()
              + ": "
              + first.key()
              + ": "
              + first.text()
              + (first.cure() == null ? "" : "; " + first.cure())
              + (wrong.size() > 1 ? "; and " + (wrong.size() - 1) + " more: tay check" : ""));
    }
    Release.Made made = new Release.Made(at, around.who());
    Release release =
        Release.of(
            app, there, files, facts.releases().stream().findFirst().map(made::after).orElse(made));
    Changes changes = Changes.between(release, force ? Map.of() : facts.listings());
    return new Runner.Cargo(release, changes);
  }

  /** What the device says it is; else what the manifest says it must be. */
  private Board board(Wire wire, Facts facts, @Nullable String known) {
    if (board != null) {
      return Boards.load(board);
    }
    if (known != null) {
      return Boards.load(known);
    }
    return Stream.concat(facts.all("board").stream(), app.boards().stream())
        .filter(Boards.names()::contains)
        .findFirst()
        .map(Boards::load)
        .orElseThrow(
            () ->
                new Failure(
                    wire.name()
                        + " is no board that is known, and the manifest names none; name it with"
                        + " --board (tay board list)"));
  }
}

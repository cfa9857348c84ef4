package dev.tayberry.simulator.test;

import dev.tayberry.runtime.node.TestEvent;
import dev.tayberry.simulator.record.RunFiles;
import dev.tayberry.simulator.scenario.ScenarioException;
import dev.tayberry.simulator.scenario.ScenarioRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A scenario as reports know tests: one, which is named by the scenario. */
final class ScenarioAsTest {
  private ScenarioAsTest() {}

  static boolean is(Path file) {
    return file.toString().endsWith(".scenario.yaml");
  }

  static TestFile.Outcome run(
      TestFile.Of of, Path data, RunFiles files, Consumer<TestEvent> listener) {
    ScenarioRun run =
        new ScenarioRun(new ScenarioRun.Of(of.app(), of.file(), of.board(), of.seed()), data);
    files.follow(run.recorder());
    try {
      ScenarioRun.Outcome outcome = run.run();
      TestEvent event = event(outcome);
      listener.accept(event);
      return new TestFile.Outcome(
          of.file(), List.of(event), null, outcome.output(), outcome.simulated());
    } catch (ScenarioException e) {
      return new TestFile.Outcome(
          of.file(), List.of(), "cannot be run: " + e.getMessage(), "", Duration.ZERO);
    }
  }

  private static TestEvent event(ScenarioRun.Outcome outcome) {
    return new TestEvent(
        outcome.failure() == null ? TestEvent.Kind.PASS : TestEvent.Kind.FAIL,
        outcome.name(),
        0,
        false,
        outcome.simulated().toNanos() / 1e6,
        null,
        outcome.failure());
  }
}

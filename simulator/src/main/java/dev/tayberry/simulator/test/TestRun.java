package dev.tayberry.simulator.test;

import dev.tayberry.runtime.node.TestEvent;
import dev.tayberry.simulator.record.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs test files and scenarios, each in a world and a data folder of its own. */
record TestRun(List<TestFile.Of> files, Report report, RunFiles records) {
  /** Each test is told of as it ends. */
  List<TestFile.Outcome> oneByOne() throws IOException {
    List<TestFile.Outcome> outcomes = new ArrayList<>();
    for (TestFile.Of of : files) {
      report.begin(of.file());
      records.remark(of.app().folder().relativize(of.file()).toString());
      TestFile.Outcome outcome = run(of, report::event);
      report.end(outcome);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  /** So many at once, each in a thread of its own; the files are told of in their order. */
  List<TestFile.Outcome> atOnce(int jobs) {
    List<TestFile.Outcome> outcomes = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
      List<Future<TestFile.Outcome>> running =
          files.stream().map(of -> workers.submit(() -> run(of, event -> {}))).toList();
      for (Future<TestFile.Outcome> each : running) {
        TestFile.Outcome outcome = each.get();
        report.begin(outcome.file());
        outcome.events().forEach(report::event);
        report.end(outcome);
        outcomes.add(outcome);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    return outcomes;
  }

  private TestFile.Outcome run(TestFile.Of of, Consumer<TestEvent> listener) throws IOException {
    Path data = Files.createTempDirectory("tayberry-test");
    try {
      if (ScenarioAsTest.is(of.file())) {
        return ScenarioAsTest.run(of, data, records, listener);
      }
      TestFile test = new TestFile(of, data);
      records.follow(test.recorder());
      return test.run(listener);
    } finally {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}

package dev.tayberry.simulator.test;

import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.command.AppFolder;
import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.record.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tay test APP}. */
@Command(
    name = "test",
    description =
        "Runs an app's tests (test/**/*.test.js, .ts) and scenarios (test/**/*.scenario.yaml), each file"
            + " on a fresh simulated board in virtual time.")
@SuppressWarnings("NullAway.Init") // picocli fills it in
public final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "APP", description = "The app's folder.")
  private Path app;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Only test files whose path contains one of these.")
  private List<String> only = List.of();

  @Option(names = "--junit", paramLabel = "FILE", description = "Writes JUnit's XML there, too.")
  private @Nullable Path junit;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Writes what happens, a line an event: levels, bytes, messages. The same seed gives the"
              + " same file.")
  private @Nullable Path log;

  @Option(
      names = "--vcd",
      paramLabel = "FILE",
      description = "Writes the timeline of one test file or scenario, for GTKWave and PulseView.")
  private @Nullable Path vcd;

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      defaultValue = "simulated",
      description = "The board to simulate (default: ${DEFAULT-VALUE}).")
  private String board;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Chance is the same for the same seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Manifest manifest = AppFolder.manifest(app);
    manifest.rig(); // refused here, not once for each test file
    List<Path> files = files(manifest.folder());
    if (files.isEmpty()) {
      throw new Failure(
          only.isEmpty()
              ? manifest.folder()
                  + " has no tests: put them into test/NAME.test.js (or .ts) or"
                  + " test/NAME.scenario.yaml"
              : "no test file of " + manifest.folder() + " has " + String.join(" or ", only));
    }
    if (vcd != null && files.size() > 1) {
      throw new Failure(
          ExitCode.WRONG_USAGE,
          "--vcd holds one timeline, but there are %d files; name one, such as: tay test %s %s --vcd %s"
              .formatted(files.size(), app, files.getFirst().getFileName(), vcd));
    }
    Board profile = Boards.load(board);
    PrintWriter out = command.commandLine().getOut();
    Report report =
        new Report(manifest.folder(), out, command.commandLine().getColorScheme().ansi());
    List<TestFile.Outcome> outcomes = new ArrayList<>();
    try (RunFiles records = RunFiles.open(manifest, log, vcd)) {
      for (Path file : files) {
        report.begin(file);
        records.remark(manifest.folder().relativize(file).toString());
        TestFile.Outcome outcome =
            run(new TestFile.Of(manifest, file, profile, seed), report, records);
        report.end(outcome);
        outcomes.add(outcome);
      }
    }
    report.summary(outcomes);
    if (junit != null) {
      Files.writeString(junit, JunitXml.of(manifest, outcomes));
    }
    return outcomes.stream().anyMatch(TestFile.Outcome::failed) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private TestFile.Outcome run(TestFile.Of of, Report report, RunFiles records) throws IOException {
    Path data = Files.createTempDirectory("tayberry-test");
    try {
      if (ScenarioAsTest.is(of.file())) {
        return ScenarioAsTest.run(of, data, records, report::event);
      }
      TestFile test = new TestFile(of, data);
      records.follow(test.recorder());
      return test.run(report::event);
    } finally {
      try (Stream<Path> all = Files.walk(data)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private List<Path> files(Path folder) throws IOException {
    Path tests = folder.resolve("test");
    if (!Files.isDirectory(tests)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(tests)) {
      return all.filter(p -> p.toString().matches(".*\\.(test\\.[cm]?[jt]s|scenario\\.yaml)"))
          .filter(p -> !p.toString().contains("/node_modules/"))
          .filter(p -> only.isEmpty() || only.stream().anyMatch(p.toString()::contains))
          .sorted()
          .toList();
    }
  }
}

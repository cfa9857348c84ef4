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

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "So many files at once (default: one a processor; with --log always one).")
  private @Nullable Integer jobs;

  @Override
  public Integer call() throws IOException {
    if (jobs != null && jobs < 1) {
      throw new Failure(ExitCode.WRONG_USAGE, "--jobs must be 1 or more, got " + jobs);
    }
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
    List<TestFile.Of> all =
        files.stream().map(file -> new TestFile.Of(manifest, file, profile, seed)).toList();
    List<TestFile.Outcome> outcomes;
    try (RunFiles records = RunFiles.open(manifest, log, vcd)) {
      TestRun run = new TestRun(all, report, records);
      // What is written down is in the order of the files.
      boolean recorded = log != null || vcd != null;
      outcomes = recorded || jobs() == 1 ? run.oneByOne() : run.atOnce(jobs());
    }
    report.summary(outcomes);
    if (junit != null) {
      Files.writeString(junit, JunitXml.of(manifest, outcomes));
    }
    return outcomes.stream().anyMatch(TestFile.Outcome::failed) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
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

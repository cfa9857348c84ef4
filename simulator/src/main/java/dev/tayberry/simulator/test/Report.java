package dev.tayberry.simulator.test;

import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.node.TestEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** What a person sees of a run: each test as it ends, then the numbers. */
final class Report {
  private final Path folder;
  private final PrintWriter out;
  private final Ansi ansi;
  private final RealTime clock = new RealTime();
  private final long start = clock.nanoTime();

  Report(Path folder, PrintWriter out, Ansi ansi) {
    this.folder = folder;
    this.out = out;
    this.ansi = ansi;
  }

  void begin(Path file) {
    line("@|bold " + folder.relativize(file) + "|@");
  }

  void event(TestEvent event) {
    String indent = "  ".repeat(event.nesting() + 1);
    switch (event.kind()) {
      case PASS -> text(indent, "@|green ✔|@ ", event.name());
      case FAIL -> {
        text(indent, "@|red ✖|@ ", event.name());
        if (event.error() != null) {
          out.println(event.error().strip().indent(indent.length() + 2).stripTrailing());
        }
      }
      case SKIP, TODO ->
          text(
              indent,
              "@|yellow -|@ ",
              event.name() + (event.note() == null ? "" : " # " + event.note()));
      case DIAGNOSTIC -> text(indent, "  ", event.name());
      case START, END -> {}
    }
    out.flush();
  }

  void end(TestFile.Outcome outcome) {
    if (outcome.trouble() != null) {
      text("  ", "@|red ✖|@ ", "the file " + outcome.trouble());
    }
    if (outcome.failed() && !outcome.output().isBlank()) {
      out.println("    what it printed:");
      out.println(outcome.output().strip().indent(6).stripTrailing());
    }
    out.flush();
  }

  void summary(List<TestFile.Outcome> outcomes) {
    long passed = count(outcomes, TestEvent.Kind.PASS);
    long failed =
        count(outcomes, TestEvent.Kind.FAIL)
            + outcomes.stream().filter(o -> o.trouble() != null).count();
    long skipped = count(outcomes, TestEvent.Kind.SKIP) + count(outcomes, TestEvent.Kind.TODO);
    double simulated = outcomes.stream().mapToDouble(o -> o.simulated().toMillis() / 1000.0).sum();
    double real = (clock.nanoTime() - start) / 1e9;
    out.println();
    out.printf(
        "%d passed, %d failed%s%n",
        passed, failed, skipped == 0 ? "" : ", " + skipped + " skipped");
    out.printf("%.0f s simulated in %.1f s%n", simulated, real);
    out.flush();
  }

  private static long count(List<TestFile.Outcome> outcomes, TestEvent.Kind kind) {
    return outcomes.stream().mapToLong(o -> o.count(kind)).sum();
  }

  /** The name as it is: it may hold what picocli takes for markup. */
  private void text(String indent, String mark, String name) {
    out.println(indent + ansi.string(mark) + name);
  }

  private void line(String markup) {
    out.println(ansi.string(markup));
    out.flush();
  }
}

package dev.tayberry.runtime.device;

import dev.tayberry.runtime.Program;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** When a program counts as started: it is there, or says so, and what is probed answers. */
final class Gate {
  private final Program program;
  private final Manifest.Ready wanted;
  private final @Nullable Probe probe;

  Gate(Program program, Manifest.Ready wanted) {
    this.program = program;
    this.wanted = wanted;
    probe = wanted.probe() == null ? null : new Probe(wanted.probe());
  }

  /** Done then, on some thread; never, if it ends before. */
  CompletableFuture<?> open() {
    CompletableFuture<?> first = said();
    Probe then = probe;
    return then == null
        ? first
        : first.thenCompose(it -> then.passes(() -> !program.exited().isDone()));
  }

  private CompletableFuture<?> said() {
    return wanted.byApp() ? program.readiness().isReady() : program.loaded();
  }

  /** What is still missing. */
  String missing() {
    if (probe != null && said().isDone()) {
      return (wanted.probe() == null ? "" : wanted.probe().address())
          + " does not answer: "
          + probe.last();
    }
    return wanted.byApp()
        ? "it has not called device.ready()"
        : "its main file has not come to its end";
  }
}

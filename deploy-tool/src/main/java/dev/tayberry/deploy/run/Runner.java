package dev.tayberry.deploy.run;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.plan.Plan;
import dev.tayberry.deploy.plan.Step;
import dev.tayberry.deploy.release.Changes;
import dev.tayberry.deploy.release.Release;
import dev.tayberry.deploy.release.ReleaseStream;
import dev.tayberry.deploy.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: one command there, which does all the steps.
 *
 * @param layout where things lie there
 */
public record Runner(Wire wire, Layout layout, Progress progress) {

  /** What is to be uploaded. */
  public record Cargo(Release release, Changes changes) {}

  /**
   * Until the device has decided.
   *
   * @param cargo null where nothing is uploaded
   * @throws Failure where it did not come so far; what was current is current then
   */
  public Outcome run(Plan plan, @Nullable Cargo cargo) {
    Steps steps = new Steps(plan);
    try (Wire.Running running = wire.start(Scripts.steps(layout, plan))) {
      if (cargo == null) {
        running.in().close();
      }
      follow(running, steps, cargo);
      int exit = running.exit();
      return steps.end(exit, running.err());
    } catch (IOException e) {
      return steps.cut(e);
    } finally {
      progress.done();
    }
  }

  private static void follow(Wire.Running running, Steps steps, @Nullable Cargo cargo)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(running.out(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      // Not before it has the lock: of two who deploy at once, one would send for nothing.
      if (line.equals("@locked") && cargo != null) {
        Thread.ofVirtual().start(() -> steps.send(running, cargo));
      } else {
        steps.read(line);
      }
    }
  }

  /** What is known so far. */
  private final class Steps {
    private final Plan plan;
    private @Nullable String settled;
    private @Nullable String failed;

    /** From there on it goes on without us. */
    private boolean reachedTrial;

    private volatile @Nullable Exception broken;

    Steps(Plan plan) {
      this.plan = plan;
    }

    void send(Wire.Running running, Cargo cargo) {
      Counted counted = new Counted(running.in());
      long of = cargo.changes().bytes();
      try {
        new ReleaseStream(
                cargo.release(),
                cargo.changes(),
                done -> progress.uploaded(done, of, counted.count()))
            .writeTo(counted);
        counted.close();
      } catch (IOException | RuntimeException e) {
        broken = e;
        // Without an end the stream is no release: the device throws it away.
        running.close();
      }
    }

    void read(String line) {
      List<String> words = List.of(line.split(" ", 2));
      String rest = words.size() > 1 ? words.get(1) : "";
      switch (words.getFirst()) {
        case "@step" -> {
          Step step = plan.steps().get(Integer.parseInt(rest));
          reachedTrial |= step instanceof Step.Check || step instanceof Step.Switch;
          progress.step(step);
        }
        case "@settled" -> settled = rest;
        case "@failed" -> failed = rest;
        default -> {
          // A login script that talks; it is not ours.
        }
      }
    }

    Outcome end(int exit, String err) {
      if (settled != null) {
        return Outcome.parse(plan.id(), settled);
      }
      if (failed != null) {
        String code = failed.split(" ", 2)[0];
        throw new Failure(
            "%s: %s; nothing was changed [%s]"
                .formatted(wire.name(), failed.substring(code.length()).strip(), code));
      }
      String last = err.strip();
      throw new Failure(
          "%s: it ended with %d: %s; what was current is current"
              .formatted(wire.name(), exit, last.substring(last.lastIndexOf('\n') + 1)));
    }

    /** The connection is gone; what it said before that still counts. */
    Outcome cut(IOException e) {
      if (settled != null || failed != null) {
        return end(1, "");
      }
      boolean stopped = e instanceof InterruptedIOException;
      String code = stopped ? " [EINTR]" : " [ECONNRESET]";
      Exception local = broken;
      if (local != null && !stopped && !reachedTrial) {
        throw new Failure(local.getMessage() + "; nothing was changed, deploy again");
      }
      throw new Failure(
          reachedTrial
              ? e.getMessage()
                  + "; the device decides alone now, see: tay releases "
                  + wire.name()
                  + code
              : e.getMessage() + "; nothing was changed, deploy again" + code);
    }
  }
}

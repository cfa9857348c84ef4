package dev.tayberry.deploy;

import dev.tayberry.deploy.plan.Bytes;
import dev.tayberry.deploy.plan.Step;
import dev.tayberry.deploy.run.Progress;
import dev.tayberry.runtime.loop.Time;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that is written over and over: the step, and how much has gone. */
final class Bar implements Progress {
  private static final int WIDTH = 24;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(80);

  private final PrintWriter err;
  private final Time time;
  private long began;
  private long shown;

  Bar(PrintWriter err, Time time) {
    this.err = err;
    this.time = time;
    this.began = time.nanoTime();
  }

  @Override
  public synchronized void step(Step step) {
    began = time.nanoTime();
    show(step.words());
  }

  @Override
  public synchronized void uploaded(long bytes, long of, long sent) {
    long now = time.nanoTime();
    if (now - shown < PAUSE && bytes < of) {
      return;
    }
    shown = now;
    show(line(bytes, of, sent, now - began));
  }

  static String line(long bytes, long of, long sent, long nanos) {
    int full = of == 0 ? WIDTH : (int) (WIDTH * bytes / of);
    double seconds = Math.max(nanos, 1) / 1e9;
    return "%s%s %s of %s, %s/s over the wire"
        .formatted(
            "█".repeat(full),
            "░".repeat(WIDTH - full),
            Bytes.text(bytes),
            Bytes.text(of),
            Bytes.text((long) (sent / seconds)));
  }

  private void show(String text) {
    err.print("\r  " + text.substring(0, Math.min(text.length(), 76)) + "\033[K");
    err.flush();
  }

  @Override
  public synchronized void done() {
    err.print("\r\033[K");
    err.flush();
  }
}

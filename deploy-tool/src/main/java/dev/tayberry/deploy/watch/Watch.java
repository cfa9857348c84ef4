package dev.tayberry.deploy.watch;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.AppFiles;
import dev.tayberry.deploy.release.FileEntry;
import dev.tayberry.deploy.run.Attempt;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.loop.Time;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.manifest.ManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs an app on a device from one save to the next, until it is told to end. */
public final class Watch {
  /** How a device gets the app, whole. */
  public interface Start {
    Attempt with(Manifest manifest, AppFiles files) throws IOException;
  }

  private final Wire wire;
  private final Path folder;
  private final Time time;
  private final Start start;
  private final Consumer<String> say;
  private final FolderWatch saves;
  private final Syntax syntax = new Syntax();
  private volatile boolean ended;
  private volatile @Nullable Attempt running;

  /**
   * @param say takes a line for the user
   */
  public Watch(Wire wire, Path folder, Time time, Start start, Consumer<String> say) {
    this.wire = wire;
    this.folder = folder;
    this.time = time;
    this.start = start;
    this.say = say;
    saves = new FolderWatch(folder);
  }

  /** Any thread; what runs there has its last words. */
  public void end() {
    ended = true;
    Attempt now = running;
    if (now != null) {
      now.end();
    }
  }

  /** Until {@link #end}, or until the connection is lost. */
  public void run() throws IOException {
    while (!ended) {
      try {
        Manifest manifest = Manifest.read(folder);
        AppFiles files = files();
        try (Attempt attempt = start.with(manifest, files)) {
          running = attempt;
          if (ended) {
            attempt.end();
          }
          follow(attempt, new Live(wire, attempt, files));
        } finally {
          running = null;
        }
      } catch (Failure | ManifestException e) {
        say.accept(e.getMessage() + "; save it again, then it is tried again");
      }
      if (!ended) {
        saves.awaitChange(() -> !ended);
      }
    }
  }

  /** To the app's end, or to a change that asks for a new start. */
  private void follow(Attempt attempt, Live live) throws IOException {
    while (saves.awaitChange(attempt::isRunning)) {
      long began = time.nanoTime();
      try {
        AppFiles now = files();
        List<FileEntry> changes = live.changes(now);
        if (changes.stream().anyMatch(entry -> entry.path().equals("package.json"))) {
          Manifest _ = Manifest.read(folder); // refused here while the old one runs
          say.accept("package.json is another one; it is started from its beginning");
          attempt.end();
          attempt.join();
          saves.forget();
          return;
        }
        live.push(now);
        String wrong = live.reload();
        say.accept(
            wrong.isEmpty()
                ? "%d files, runs after %.2f s"
                    .formatted(changes.size(), (time.nanoTime() - began) / 1e9)
                : wrong);
      } catch (Failure | ManifestException e) {
        say.accept(e.getMessage() + "; the old one runs on");
      }
    }
    if (!ended) {
      say.accept("it ended with " + attempt.join() + "; it is started again after the next save");
    }
  }

  /** What would go there; none of it with a mistake that keeps it from being read. */
  private AppFiles files() throws IOException {
    AppFiles files = AppFiles.of(folder);
    for (FileEntry entry : files.entries()) {
      if (!entry.isLink() && !entry.path().contains("node_modules/") && syntax.isNew(entry)) {
        try (InputStream in = files.open(entry)) {
          Optional<String> wrong = syntax.wrong(entry, in);
          if (wrong.isPresent()) {
            throw new Failure(wrong.get());
          }
        }
      }
    }
    return files;
  }
}

package dev.tayberry.deploy.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An app on a simulated board on this machine, by {@code tay sim}, from one save to the next. */
public final class LocalWatch {
  /** Of the same class path; this room does not know it. */
  private static final String SIMULATOR = "dev.tayberry.simulator.Main";

  private static final long PATIENCE_SECONDS = 5;

  private final Path folder;
  private final Consumer<String> say;
  private volatile boolean ended;
  private volatile @Nullable Process running;

  /**
   * @param say takes a line for the user
   */
  public LocalWatch(Path folder, Consumer<String> say) {
    this.folder = folder;
    this.say = say;
  }

  /** Any thread. */
  public void end() {
    ended = true;
    Process now = running;
    if (now != null) {
      now.destroy();
    }
  }

  /** Until {@link #end}. */
  public void run() throws IOException {
    FolderWatch saves = new FolderWatch(folder);
    while (!ended) {
      Process process = new ProcessBuilder(command()).inheritIO().start();
      running = process;
      if (saves.awaitChange(() -> !ended && process.isAlive())) {
        say.accept("saved; it is started again");
      } else if (!ended) {
        say.accept(
            "it ended with " + process.exitValue() + "; it is started again after the next save");
        saves.awaitChange(() -> !ended);
      }
      stop(process);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** This very Java, with the same flags. */
  private List<String> command() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-XX:AOT"))
            .toList());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), SIMULATOR));
    words.addAll(List.of("sim", folder.toString()));
    return words;
  }
}

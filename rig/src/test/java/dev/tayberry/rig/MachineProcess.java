package dev.tayberry.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the machine by the scripts of {@code rig/}, and stops it when this JVM ends. */
final class MachineProcess {
  private MachineProcess() {}

  /** The folder of a running machine, with the scripts' sockets and its {@code ssh}. */
  static Path running(String arch) {
    try {
      String given = System.getenv("RIG_RUN");
      Path run = given == null ? Files.createTempDirectory("rig") : Path.of(given);
      Path folder = run.resolve(arch);
      if (!isRunning(folder)) {
        // Ctrl-C as well: this JVM is told, and ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run, arch, given == null)));
        script(run, arch.equals("raspi3b") ? List.of("pi") : List.of("start", arch));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRunning(Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    return Files.exists(pid)
        && ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).isPresent();
  }

  private static void stop(Path run, String arch, boolean ours) {
    try {
      script(run, List.of("stop", arch));
      if (ours) {
        delete(run);
      }
    } catch (IOException e) {
      System.err.println("rig: " + e.getMessage());
    }
  }

  private static void script(Path run, List<String> words) throws IOException {
    var builder = new ProcessBuilder(Rig.checkout().resolve("rig/rig").toString());
    builder.command().addAll(words);
    builder.environment().putAll(Map.of("RIG_RUN", run.toString()));
    // To a file: what the scripts leave running would hold a pipe.
    Path log = Files.createTempFile("rig", ".log");
    try {
      int exit = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("rig " + words + " failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted: rig " + words, e);
    } finally {
      Files.delete(log);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package dev.tayberry.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the machine by the scripts of {@code rig/}, and stops it when this JVM ends. */
final class MachineProcess {
  /** Minutes: it may have to be made first. */
  private static final int TO_MAKE = 30;

  private MachineProcess() {}

  /** The folder of a running machine, with the scripts' sockets and its {@code ssh}. */
  static Path running(String arch) {
    try {
      String given = System.getenv("RIG_RUN");
      Path run = given == null ? Files.createTempDirectory("rig") : Path.of(given);
      Path folder = run.resolve(arch);
      if (!isRunning(folder)) {
        // Ctrl-C as well: this JVM is told, and ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run, arch, given == null)));
        script(run, "rig", arch.equals("raspi3b") ? List.of("pi") : List.of("start", arch));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One more, of another name, that nobody else looks at; it must be {@link #stop stopped}. */
  static Path another(Path run, String name) throws IOException {
    script(run, "start-vm.sh", List.of("amd64", name));
    return run.resolve(name);
  }

  static void stop(Path run, String name) throws IOException {
    script(run, "stop-vm.sh", List.of(name));
  }

  private static boolean isRunning(Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    return Files.exists(pid)
        && ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).isPresent();
  }

  private static void end(Path run, String arch, boolean ours) {
    try {
      stop(run, arch);
      if (ours) {
        delete(run);
      }
    } catch (IOException e) {
      System.err.println("rig: " + e.getMessage());
    }
  }

  private static void script(Path run, String name, List<String> words) {
    var builder = new ProcessBuilder(Rig.checkout().resolve("rig").resolve(name).toString());
    builder.command().addAll(words);
    builder.environment().putAll(Map.of("RIG_RUN", run.toString()));
    HostProgram.run(builder, TO_MAKE).ok();
  }

  static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package dev.tayberry.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this host, run to its end, or to the end of patience: then it fails with what it
 * said, and with where its Java stands. What it says goes to files, since a pipe would be held open
 * by what it leaves running.
 */
final class HostProgram {
  private static final int MINUTES = 10;

  private HostProgram() {}

  /** What it said on standard error is with the rest where the builder has it so. */
  static Result run(ProcessBuilder builder) {
    return run(builder, MINUTES);
  }

  /** The same of one that takes longer. */
  static Result run(ProcessBuilder builder, int minutes) {
    try {
      Path out = Files.createTempFile("rig", ".out");
      Path err = Files.createTempFile("rig", ".err");
      try {
        builder.redirectOutput(out.toFile());
        if (!builder.redirectErrorStream()) {
          builder.redirectError(err.toFile());
        }
        Process process = builder.start();
        process.getOutputStream().close();
        boolean over = process.waitFor(minutes, TimeUnit.MINUTES);
        if (!over) {
          end(process);
        }
        var said = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        if (!over) {
          throw new AssertionError(
              "not over within %d min: %s\n%s".formatted(minutes, builder.command(), said));
        }
        return said;
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted: " + builder.command(), e);
    }
  }

  /** A JVM says where its threads are before it goes. */
  private static void end(Process process) throws IOException, InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    for (ProcessHandle each : all) {
      if (each.info().command().orElse("").endsWith("/java")) {
        new ProcessBuilder("kill", "-QUIT", String.valueOf(each.pid())).start().waitFor();
        Thread.sleep(1000);
      }
    }
    all.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
  }
}

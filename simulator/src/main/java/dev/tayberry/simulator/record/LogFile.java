package dev.tayberry.simulator.record;

import dev.tayberry.command.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The event log of a command's run, where one is wanted. */
public final class LogFile implements AutoCloseable {
  private final @Nullable BufferedWriter out;
  private final EventLog log;

  private LogFile(@Nullable BufferedWriter out, EventLog log) {
    this.out = out;
    this.log = log;
  }

  /** Begins it anew; null is for a run that keeps none. */
  public static LogFile open(@Nullable Path file) {
    if (file == null) {
      return new LogFile(null, new EventLog(new StringBuilder()));
    }
    try {
      BufferedWriter out = Files.newBufferedWriter(file);
      return new LogFile(out, new EventLog(out));
    } catch (IOException e) {
      throw new Failure(
          "--log: %s cannot be written (%s); name a file in a folder that exists"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /** Writes what happens in this world from now on. */
  public void follow(Recorder world) {
    if (out != null) {
      world.listen(log);
    }
  }

  /** A line between the events, starting with #. */
  public void remark(String text) {
    if (out != null) {
      log.remark(text);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}

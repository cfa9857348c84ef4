package dev.tayberry.simulator.record;

import dev.tayberry.command.Failure;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command writes of its runs, where that is wanted: the event log and the timeline. */
public final class RunFiles implements AutoCloseable {
  private final @Nullable BufferedWriter log;
  private final @Nullable BufferedWriter vcd;
  private final Map<String, String> names = new HashMap<>();
  private final @Nullable EventLog events;
  private @Nullable Vcd timeline;
  private @Nullable Recorder last;

  private RunFiles(@Nullable BufferedWriter log, @Nullable BufferedWriter vcd) {
    this.log = log;
    this.vcd = vcd;
    events = log == null ? null : new EventLog(log);
  }

  /** Begins them anew; null is for one that nobody wants. */
  public static RunFiles open(Manifest app, @Nullable Path log, @Nullable Path vcd) {
    RunFiles files = new RunFiles(opened("--log", log), opened("--vcd", vcd));
    app.pins().forEach((name, pin) -> files.names.put(pin.pin(), name));
    return files;
  }

  private static @Nullable BufferedWriter opened(String option, @Nullable Path file) {
    try {
      return file == null ? null : Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new Failure(
          "%s: %s cannot be written (%s); name a file in a folder that exists"
              .formatted(option, file, e.getClass().getSimpleName()));
    }
  }

  /** Writes what happens in this world from now on; the timeline is the last world's. */
  public void follow(Recorder world) {
    last = world;
    if (events != null) {
      world.listen(events);
    }
    if (vcd != null) {
      timeline = new Vcd(names);
      world.listen(timeline);
    }
  }

  /** A line between the events, starting with #. */
  public void remark(String text) {
    if (events != null) {
      events.remark(text);
    }
  }

  @Override
  public void close() throws IOException {
    if (log != null) {
      log.close();
    }
    if (vcd != null) {
      vcd.write(timeline == null || last == null ? "" : timeline.text(last.now()));
      vcd.close();
    }
  }
}

package dev.tayberry.simulator.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Events as text, a line each: seconds since the world began, what kind it is, what happened. It
 * depends on nothing but the events, so that two runs alike are alike to the byte.
 */
public final class EventLog implements Consumer<Event> {
  private final Appendable out;

  /** Written line by line; a {@link Writer} is flushed after each. */
  public EventLog(Appendable out) {
    this.out = out;
  }

  @Override
  public void accept(Event event) {
    write(line(event));
  }

  /** What stands between events, such as which file the next ones are of. */
  public void remark(String text) {
    write("# " + EventText.oneLine(text));
  }

  private void write(String line) {
    try {
      out.append(line).append('\n');
      if (out instanceof Writer writer) {
        writer.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a line's end. */
  public static String line(Event event) {
    String seconds = String.valueOf(event.nanos() / 1_000_000_000);
    String nanos = String.valueOf(event.nanos() % 1_000_000_000);
    String kind = kind(event);
    return " ".repeat(Math.max(0, 5 - seconds.length()))
        + seconds
        + "."
        + "0".repeat(9 - nanos.length())
        + nanos
        + " "
        + kind
        + " ".repeat(8 - kind.length())
        + EventText.of(event);
  }

  private static String kind(Event event) {
    return switch (event) {
      case Event.Level e -> "level";
      case Event.Pulses e -> "pulses";
      case Event.Bytes e -> "serial";
      case Event.Message e -> "mqtt";
      case Event.Client e -> "mqtt";
      case Event.Console e -> "console";
      case Event.Fault e -> "fault";
      case Event.Trip e -> "safety";
      case Event.App e -> "app";
      case Event.Part e -> "part";
      case Event.Step e -> "step";
    };
  }
}

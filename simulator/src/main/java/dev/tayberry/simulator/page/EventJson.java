package dev.tayberry.simulator.page;

import com.google.gson.stream.JsonWriter;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.record.EventText;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** Events as browsers get them: what the page draws by kind, all else as a line of words. */
final class EventJson {
  /** Of a message or a piece of serial traffic; the rest is only counted. */
  private static final int LONGEST = 2048;

  private EventJson() {}

  /**
   * @param words what bytes say, empty for nothing
   */
  static void write(JsonWriter out, History.Entry entry, String words) throws IOException {
    Event event = entry.event();
    out.beginObject().name("n").value(entry.number()).name("t").value(event.nanos() / 1e6);
    switch (event) {
      case Event.Level e ->
          kind(out, "level").name("line").value(e.line()).name("v").value(e.level());
      case Event.Pulses e ->
          kind(out, "pulses")
              .name("line")
              .value(e.line())
              .name("hz")
              .value(e.frequency())
              .name("duty")
              .value(e.duty());
      case Event.Bytes e -> bytes(out, e, words);
      case Event.Message e -> message(kind(out, "message"), e);
      case Event.Console e ->
          kind(out, "console").name("stream").value(e.stream()).name("text").value(e.text());
      case Event.Fault e -> words(out, "fault", event);
      case Event.Trip e -> words(out, "trip", event);
      case Event.App e -> words(out, "app", event);
      case Event.Client e -> words(out, "client", event);
      case Event.Part e ->
          // What is only pushed has no value.
          kind(out, "part").name("text").value(EventText.of(event).replaceFirst(" null$", ""));
      case Event.Step e -> words(out, "step", event);
    }
    out.endObject();
  }

  private static JsonWriter kind(JsonWriter out, String kind) throws IOException {
    return out.name("k").value(kind);
  }

  private static void words(JsonWriter out, String kind, Event event) throws IOException {
    kind(out, kind).name("text").value(EventText.of(event));
  }

  private static void bytes(JsonWriter out, Event.Bytes e, String words) throws IOException {
    kind(out, "bytes")
        .name("port")
        .value(e.port())
        .name("out")
        .value(e.fromBoard())
        .name("hex")
        .value(hex(e.bytes()));
    if (!words.isEmpty()) {
      out.name("words").value(words);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(cut(bytes));
  }

  /** What is known of a message; the object is the caller's. */
  static void message(JsonWriter out, Event.Message e) throws IOException {
    out.name("topic")
        .value(e.topic())
        .name("payload")
        .value(EventText.payload(cut(e.payload())))
        .name("size")
        .value(e.payload().length)
        .name("qos")
        .value(e.qos())
        .name("retain")
        .value(e.retain())
        .name("from")
        .value(e.from());
  }

  private static byte[] cut(byte[] bytes) {
    return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
  }
}

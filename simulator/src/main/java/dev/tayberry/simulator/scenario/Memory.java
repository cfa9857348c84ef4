package dev.tayberry.simulator.scenario;

import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.record.EventLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits may ask for: the last message of each topic, bytes and text since the last act. */
final class Memory implements Consumer<Event> {
  private static final int SHOWN = 12;

  private final Deque<Event> last = new ArrayDeque<>();
  private final Map<String, String> messages = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> sent = new HashMap<>();
  private final StringBuilder printed = new StringBuilder();
  private Runnable whenNew = () -> {};

  @Override
  public void accept(Event event) {
    if (last.size() == SHOWN) {
      last.removeFirst();
    }
    last.add(event);
    switch (event) {
      case Event.Message e ->
          messages.put(e.topic(), new String(e.payload(), StandardCharsets.UTF_8));
      case Event.Bytes e when e.fromBoard() ->
          sent.computeIfAbsent(e.port(), port -> new ByteArrayOutputStream()).writeBytes(e.bytes());
      case Event.Console e -> printed.append(e.text()).append('\n');
      default -> {}
    }
    whenNew.run();
  }

  /** What to run at every event; it must not change anything there and then. */
  void whenNew(Runnable task) {
    whenNew = task;
  }

  /** A step begins that does something: what was sent before it is no answer to it. */
  void forgetSent() {
    sent.clear();
    printed.setLength(0);
  }

  @Nullable String message(String topic) {
    return messages.get(topic);
  }

  byte[] sent(String port) {
    ByteArrayOutputStream bytes = sent.get(port);
    return bytes == null ? new byte[0] : bytes.toByteArray();
  }

  String printed() {
    return printed.toString();
  }

  /** As text, the newest last. */
  List<String> lastEvents() {
    return last.stream().map(EventLog::line).toList();
  }
}

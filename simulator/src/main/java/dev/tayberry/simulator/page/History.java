package dev.tayberry.simulator.page;

import dev.tayberry.simulator.record.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happened last, so that a page that is opened later shows it as well. Bounded: a flood of
 * edges pushes out older edges, but no message and no line of the console.
 */
final class History implements Consumer<Event> {
  /** An event and its place in the order of all. */
  record Entry(long number, Event event) {}

  /** What pushes out only its own. */
  private enum Kind {
    LINES(2500),
    SERIAL(800),
    MESSAGES(800),
    WORDS(600);

    private final int most;

    Kind(int most) {
      this.most = most;
    }
  }

  private static final int MOST_TOPICS = 1000;

  private final Map<Kind, Deque<Entry>> kinds = new LinkedHashMap<>();
  private final Map<String, Event.Message> topics = new LinkedHashMap<>();
  private long last;

  History() {
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new ArrayDeque<>());
    }
  }

  @Override
  public void accept(Event event) {
    Kind kind = kind(event);
    Deque<Entry> entries = kinds.getOrDefault(kind, new ArrayDeque<>());
    entries.addLast(new Entry(++last, event));
    if (entries.size() > kind.most) {
      entries.removeFirst();
    }
    if (event instanceof Event.Message message) {
      remember(message);
    }
  }

  private static Kind kind(Event event) {
    return switch (event) {
      case Event.Level e -> Kind.LINES;
      case Event.Pulses e -> Kind.LINES;
      case Event.Bytes e -> Kind.SERIAL;
      case Event.Message e -> Kind.MESSAGES;
      case Event.Client e -> Kind.WORDS;
      case Event.Console e -> Kind.WORDS;
      case Event.Fault e -> Kind.WORDS;
      case Event.Trip e -> Kind.WORDS;
      case Event.App e -> Kind.WORDS;
      case Event.Part e -> Kind.WORDS;
      case Event.Step e -> Kind.WORDS;
    };
  }

  private void remember(Event.Message message) {
    if (topics.put(message.topic(), message) == null && topics.size() > MOST_TOPICS) {
      topics.remove(topics.keySet().iterator().next());
    }
  }

  /** The number of the last event. */
  long last() {
    return last;
  }

  /** What came after that one, in order; at most so many of the last. */
  List<Entry> since(long number, int most) {
    List<Entry> found = new ArrayList<>();
    if (number >= last) {
      return found;
    }
    for (Deque<Entry> entries : kinds.values()) {
      var newestFirst = entries.descendingIterator();
      while (newestFirst.hasNext()) {
        Entry entry = newestFirst.next();
        if (entry.number <= number) {
          break;
        }
        found.add(entry);
      }
    }
    found.sort(Comparator.comparingLong(Entry::number));
    return found.size() <= most ? found : found.subList(found.size() - most, found.size());
  }

  /** The last message of each topic. */
  List<Event.Message> topics() {
    return List.copyOf(topics.values());
  }
}

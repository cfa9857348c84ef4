package dev.tayberry.simulator.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A run's timeline as a value change dump, which GTKWave and PulseView open: lines as wires, pulses
 * as the share that is high, serial lines bit by bit as an oscilloscope would see them (a start
 * bit, eight data bits, a stop bit), topics of numbers as curves, others as a wire that turns over
 * at each message. It is complete when the run is over.
 */
public final class Vcd implements Consumer<Event> {
  private enum Kind {
    WIRE("wire 1"),
    REAL("real 64");

    final String declared;

    Kind(String declared) {
      this.declared = declared;
    }
  }

  /**
   * One of them.
   *
   * @param first its value before its first change
   */
  private record Signal(Kind kind, String name, String first, String code) {}

  private record Change(long nanos, Signal signal, String value) {}

  private static final long BITS = 10;

  /** They are kept until the end, which may be days away. */
  private static final int MOST_CHANGES = 1_000_000;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  /** As fine as the bits of a fast serial line need; finer is too much for PulseView. */
  private static final long TICK = 1000;

  private final Map<String, String> names;
  private final Map<String, Map<String, Signal>> scopes = new TreeMap<>();
  private final Map<String, Boolean> turned = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int signals;

  /** What the app calls the board's lines: GPIO27 is shown as GPIO27_led. */
  public Vcd(Map<String, String> names) {
    this.names = names;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Level e ->
          add(
              e.nanos(),
              signal("lines", Kind.WIRE, named(e.line()), bit(e.level() == 0)),
              bit(e.level() == 1));
      case Event.Pulses e ->
          add(e.nanos(), signal("pulses", Kind.REAL, named(e.line()), "r0 "), "r" + e.duty() + " ");
      case Event.Bytes e -> bits(e);
      case Event.Message e -> message(e);
      default -> {}
    }
  }

  /** Numbers as a curve; of anything else only that it came, since viewers differ in texts. */
  private void message(Event.Message e) {
    String text = new String(e.payload(), StandardCharsets.UTF_8);
    boolean number = NUMBER.matcher(text).matches();
    String name = word(e.topic());
    Signal signal = signal("mqtt", number ? Kind.REAL : Kind.WIRE, name, number ? "r0 " : "0");
    if (signal.kind == Kind.WIRE) {
      boolean high = !Boolean.TRUE.equals(turned.get(name));
      turned.put(name, high);
      add(e.nanos(), signal, bit(high));
    } else if (number) {
      add(e.nanos(), signal, "r" + text + " ");
    }
  }

  private String named(String line) {
    String name = names.get(line);
    return name == null ? line : line + "_" + word(name);
  }

  /** A name or a value has no blanks. */
  private static String word(String text) {
    String word = text.replaceAll("[^\\x21-\\x7e]", "_");
    return word.isEmpty() ? "_" : word;
  }

  private static String bit(boolean high) {
    return high ? "1" : "0";
  }

  private Signal signal(String scope, Kind kind, String name, String first) {
    return scopes
        .computeIfAbsent(scope, s -> new LinkedHashMap<>())
        .computeIfAbsent(name, n -> new Signal(kind, n, first, code(signals++)));
  }

  /** Printable characters, as few as will do. */
  private static String code(int number) {
    StringBuilder code = new StringBuilder();
    int left = number;
    do {
      code.append((char) ('!' + left % 94));
      left /= 94;
    } while (left > 0);
    return code.toString();
  }

  private void add(long nanos, Signal signal, String value) {
    if (changes.size() == MOST_CHANGES) {
      return;
    }
    changes.add(new Change(Math.max(0, nanos), signal, value));
  }

  /** They are complete now, so they began a while ago. */
  private void bits(Event.Bytes e) {
    Signal line =
        signal("serial", Kind.WIRE, word(e.port()) + (e.fromBoard() ? "_out" : "_in"), "1");
    long bit = 1_000_000_000L / e.baudRate();
    long at = e.nanos() - e.bytes().length * BITS * bit;
    for (byte each : e.bytes()) {
      boolean high = true;
      for (int i = 0; i < BITS; i++) {
        boolean next = i == BITS - 1 || (i > 0 && (each >> (i - 1) & 1) == 1);
        if (next != high) {
          add(at + i * bit, line, bit(next));
          high = next;
        }
      }
      at += BITS * bit;
    }
  }

  /**
   * The whole file.
   *
   * @param end when the run was over
   */
  public String text(long end) {
    StringBuilder text = new StringBuilder("$comment Tayberry $end\n$timescale 1 us $end\n");
    scopes.forEach(
        (scope, all) -> {
          text.append("$scope module ").append(scope).append(" $end\n");
          all.values()
              .forEach(
                  s ->
                      text.append("$var ")
                          .append(s.kind.declared)
                          .append(' ')
                          .append(s.code)
                          .append(' ')
                          .append(s.name)
                          .append(" $end\n"));
          text.append("$upscope $end\n");
        });
    text.append("$enddefinitions $end\n#0\n$dumpvars\n");
    scopes
        .values()
        .forEach(
            all -> all.values().forEach(s -> text.append(s.first).append(s.code).append('\n')));
    text.append("$end\n");
    long now = 0;
    changes.sort(Comparator.comparingLong(Change::nanos)); // stable: those at one moment in order
    for (Change change : changes) {
      long tick = Math.max(1, change.nanos / TICK); // what was before the first is to be seen, too
      if (tick != now) {
        now = tick;
        text.append('#').append(now).append('\n');
      }
      text.append(change.value).append(change.signal.code).append('\n');
    }
    if (changes.size() == MOST_CHANGES) {
      text.append("$comment full: the first ").append(MOST_CHANGES).append(" changes $end\n");
      return text.toString();
    }
    return text.append('#').append(Math.max(end / TICK, now + 1)).append('\n').toString();
  }
}

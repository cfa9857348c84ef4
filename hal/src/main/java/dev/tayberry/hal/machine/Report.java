package dev.tayberry.hal.machine;

import java.util.List;

/**
 * How a peripheral fares on a machine.
 *
 * @param peripheral {@code serial}
 * @param why what is there, or why nothing is
 */
public record Report(String peripheral, Outcome outcome, String why, List<Part> parts) {
  public Report {
    parts = List.copyOf(parts);
  }

  /** What an app that imports it will find. */
  public enum Outcome {
    /** Something to use. */
    LOADED,
    /** Nothing, since nothing is switched on or plugged in. */
    SKIPPED,
    /** Something that cannot be used. */
    FAILED
  }

  /** Something that any machine has. */
  public static Report here(String peripheral) {
    return new Report(peripheral, Outcome.LOADED, "on any machine", List.of());
  }

  /** Judged by its parts: one that works is enough. */
  public static Report of(String peripheral, List<Part> parts, String nothing) {
    List<String> on =
        parts.stream().filter(p -> p.state() == Part.State.ON).map(Part::name).toList();
    if (!on.isEmpty()) {
      return new Report(peripheral, Outcome.LOADED, String.join(", ", on), parts);
    }
    return parts.stream()
        .filter(part -> part.state() == Part.State.DENIED)
        .findFirst()
        .map(
            part ->
                new Report(
                    peripheral,
                    Outcome.FAILED,
                    part.name()
                        + ": "
                        + part.text()
                        + (part.cure() == null ? "" : "; " + part.cure()),
                    parts))
        .orElseGet(() -> new Report(peripheral, Outcome.SKIPPED, nothing, parts));
  }
}

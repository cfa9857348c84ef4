package dev.tayberry.hal.gpio;

import java.util.List;

/**
 * Lines to be opened together.
 *
 * @param consumer who asks, shown to whoever finds a line taken: {@code desk:key}
 * @param lines 1 to 64; a line may be there once
 */
public record LineRequest(String consumer, List<LineSettings> lines) {
  public LineRequest {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > Long.SIZE) {
      throw new IllegalArgumentException("a request has 1 to 64 lines, not " + lines.size());
    }
    if (lines.stream().map(LineSettings::line).distinct().count() < lines.size()) {
      throw new IllegalArgumentException("a line is twice in the request of " + consumer);
    }
  }

  public LineRequest(String consumer, LineSettings line) {
    this(consumer, List.of(line));
  }

  /** The same lines, opened in other ways. */
  LineRequest with(List<LineSettings> settings) {
    if (!settings.stream()
        .map(LineSettings::line)
        .toList()
        .equals(lines.stream().map(LineSettings::line).toList())) {
      throw new IllegalArgumentException("other lines than those of " + consumer);
    }
    return new LineRequest(consumer, settings);
  }
}

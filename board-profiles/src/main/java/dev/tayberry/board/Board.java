package dev.tayberry.board;

import java.util.List;
import java.util.Optional;

/**
 * A board: what its profile says after everything it extends is merged in.
 *
 * @param name its device-tree name, {@code raspberrypi,4-model-b}
 * @param model as a person calls it
 * @param lines in the order of their offsets
 */
public record Board(String name, String model, List<Line> lines) {
  /** By name ({@code GPIO17}) or header pin ({@code PIN11}). */
  public Optional<Line> line(String name) {
    return lines.stream()
        .filter(l -> l.name().equals(name) || ("PIN" + l.headerPin()).equals(name))
        .findFirst();
  }
}

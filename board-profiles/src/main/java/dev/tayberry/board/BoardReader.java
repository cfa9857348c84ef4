package dev.tayberry.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a merged profile, checking every key, type and name on the way. */
final class BoardReader {
  private static final List<String> SUPPLIES = List.of("3V3", "5V", "GND");

  private final Collection<String> chips;

  BoardReader(Collection<String> chips) {
    this.chips = chips;
  }

  Board read(Profile profile) {
    Node root =
        profile
            .root()
            .only(
                "about",
                "model",
                "simulated",
                "chip",
                "header",
                "lines",
                "uart",
                "i2c",
                "spi",
                "pwm");
    root.find("about").ifPresent(Node::text);
    List<HeaderPin> header = header(root.need("header"), root.need("lines").entries().keySet());
    List<Line> lines = lines(root.need("lines"), root.need("chip"), header);
    return new Board(
        profile.name(),
        root.need("model").text(),
        root.find("simulated").map(Node::truth).orElse(false),
        lines,
        header,
        new ControllerReader(lines.stream().map(Line::name).toList()).read(root));
  }

  private static List<HeaderPin> header(Node node, Collection<String> lines) {
    List<String> names = new ArrayList<>(lines);
    names.addAll(SUPPLIES);
    Map<String, Node> pins = node.entries();
    Map<String, Integer> taken = new HashMap<>();
    List<HeaderPin> header = new ArrayList<>();
    for (int number = 1; number <= pins.size(); number++) {
      Node pin = node.need(String.valueOf(number));
      String name = pin.oneOf("a line or a supply", names);
      Integer other = SUPPLIES.contains(name) ? null : taken.put(name, number);
      if (other != null) {
        throw pin.wrong("is a duplicate: it already comes out at pin " + other);
      }
      header.add(new HeaderPin(number, name));
    }
    return header;
  }

  private List<Line> lines(Node node, Node chip, List<HeaderPin> header) {
    String label = chip.oneOf("the label of a chip", chips);
    Map<Integer, String> taken = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    node.entries()
        .forEach(
            (name, line) -> {
              line.only("offset", "pull", "reserved");
              int offset = line.need("offset").number(0, 511);
              String other = taken.put(offset, name);
              if (other != null) {
                throw line.need("offset").wrong("is a duplicate: " + other + " has it, too");
              }
              lines.add(
                  new Line(
                      name,
                      label,
                      offset,
                      pin(header, name).orElse(null),
                      line.need("pull").oneOf("a pull", List.of("up", "down", "none")),
                      line.find("reserved").map(Node::text).orElse(null)));
            });
    lines.sort(Comparator.comparingInt(Line::offset));
    return lines;
  }

  private static Optional<Integer> pin(List<HeaderPin> header, String line) {
    return header.stream().filter(p -> p.name().equals(line)).map(HeaderPin::number).findFirst();
  }
}

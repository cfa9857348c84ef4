package dev.tayberry.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a profile about UARTs, buses and PWM outputs. */
final class ControllerReader {
  private final List<String> lines;

  ControllerReader(List<String> lines) {
    this.lines = lines;
  }

  List<Controller> read(Node root) {
    List<Controller> controllers = new ArrayList<>();
    for (Controller.Kind kind : Controller.Kind.values()) {
      root.find(kind.name().toLowerCase(Locale.ROOT))
          .ifPresent(
              section ->
                  section
                      .entries()
                      .forEach((name, node) -> controllers.add(controller(kind, name, node))));
    }
    return controllers;
  }

  private Controller controller(Controller.Kind kind, String name, Node node) {
    if (!name.matches(kind + "\\d+")) {
      throw node.wrong("needs a name like " + kind + "1");
    }
    node.only(kind == Controller.Kind.PWM ? "channel" : "device", "routes", "note");
    return new Controller(
        name,
        kind,
        node.find("device").map(ControllerReader::device).orElse(null),
        node.find("channel").map(ControllerReader::channel).orElse(null),
        node.need("routes").items().stream().map(route -> route(kind, route)).toList(),
        node.find("note").map(Node::text).orElse(null));
  }

  private static String device(Node node) {
    if (!node.text().startsWith("/dev/")) {
      throw node.wrong("must be a path under /dev/");
    }
    return node.text();
  }

  private static Controller.Channel channel(Node node) {
    node.only("device", "number");
    return new Controller.Channel(node.need("device").text(), node.need("number").number(0, 63));
  }

  private Controller.Route route(Controller.Kind kind, Node node) {
    node.only("lines", "enable");
    Map<String, String> signals = new LinkedHashMap<>();
    node.need("lines")
        .only(signals(kind))
        .entries()
        .forEach((signal, line) -> signals.put(signal, line.oneOf("a line", lines)));
    return new Controller.Route(
        signals, node.need("enable").items().stream().map(Node::text).toList());
  }

  private static String[] signals(Controller.Kind kind) {
    return switch (kind) {
      case UART -> new String[] {"tx", "rx", "cts", "rts"};
      case I2C -> new String[] {"sda", "scl"};
      case SPI -> new String[] {"miso", "mosi", "sclk", "ce0", "ce1", "ce2"};
      case PWM -> new String[] {"out"};
    };
  }
}

package dev.tayberry.simulator;

import dev.tayberry.board.Board;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.broker.BrokerServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tay sim} says when it begins: what runs where, and something to try.
 *
 * @param env the app's
 * @param serial ports of this machine, by the names of those they replace
 * @param page its address; null without one
 */
record Greeting(
    Manifest manifest,
    Board board,
    String host,
    int port,
    Map<String, String> env,
    Map<String, String> serial,
    @Nullable String page) {
  private static final String LOOK = "mosquitto_sub -p $MQTT_PORT -v -t '#'";

  /** Where a broker on this machine is found. */
  static String url(int port) {
    return "mqtt://" + BrokerServer.LOOPBACK + ":" + port;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(manifest.name() + " runs on: " + board.model());
    serial.forEach((name, path) -> lines.add("serial:  " + name + " is this machine's " + path));
    if (page != null) {
      lines.add("page:    " + page);
    }
    String url = env.get("MQTT_URL");
    if (url(port).equals(url)) {
      lines.add("broker:  mqtt://" + host + ":" + port + "  (or ws://, same port)");
      lines.add("try:     " + hint());
    } else {
      // The user's own; how to reach it is not ours to say. A password may stand before the @.
      lines.add("broker:  " + String.valueOf(url).replaceFirst("//.*@", "//") + "  (by MQTT_URL)");
    }
    lines.add("Ctrl-C ends it");
    return lines;
  }

  /** The manifest's, with the values of this run in place of {@code $NAMES}. */
  private String hint() {
    String hint = manifest.simulation().hint();
    String filled = (hint == null ? LOOK : hint).replace("$MQTT_PORT", String.valueOf(port));
    for (Map.Entry<String, String> variable : env.entrySet()) {
      filled = filled.replace("$" + variable.getKey(), variable.getValue());
    }
    return filled;
  }
}

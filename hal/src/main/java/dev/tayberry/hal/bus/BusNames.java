package dev.tayberry.hal.bus;

import dev.tayberry.board.Controller;
import dev.tayberry.board.NearName;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Wiring;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The buses of one kind that an app's manifest names. */
public final class BusNames {
  /** Beside the modules' own scripts: {@code internal:bus-turns}. */
  public static final List<String> SCRIPTS = List.of("turns", "values");

  private final Map<String, String> buses;
  private final String kind;
  private final String module;
  private final String example;
  private final String exampleBus;

  /**
   * Those of a program.
   *
   * @param example what somebody may call such a bus
   * @param exampleBus the one that boards usually have
   */
  public BusNames(Wiring wiring, Controller.Kind kind, String example, String exampleBus) {
    this.buses = wiring.buses();
    this.kind = kind.name();
    this.module = moduleOf(this.kind);
    this.example = example;
    this.exampleBus = exampleBus;
  }

  /**
   * The bus behind the name: {@code I2C1}.
   *
   * @throws HalException ERR_ACCESS_DENIED where the manifest does not name it, ENODEV where it is
   *     a bus of another kind
   */
  public String bus(String name) {
    String bus = buses.get(name);
    if (bus == null) {
      throw new HalException("ERR_ACCESS_DENIED", module + ": " + refusal(name));
    }
    if (!bus.startsWith(kind)) {
      throw new HalException(
          "ENODEV",
          "%s: \"%s\" is %s in this app's manifest, which is no %s bus; open it with hal:%s"
              .formatted(module, name, bus, kind, moduleOf(bus)));
    }
    return bus;
  }

  private String refusal(String name) {
    String hint =
        NearName.of(name, buses.keySet())
            .map(near -> "did you mean \"" + near + "\"? Else add it")
            .orElse("add it");
    boolean isBus = name.matches(kind + "\\d+");
    return "this app has no bus \"%s\"; %s in package.json: \"tayberry\": { \"buses\": { \"%s\": \"%s\" } }"
        .formatted(name, hint, isBus ? example : name, isBus ? name : exampleBus);
  }

  private static String moduleOf(String bus) {
    return bus.replaceFirst("\\d+$", "").toLowerCase(Locale.ROOT);
  }
}

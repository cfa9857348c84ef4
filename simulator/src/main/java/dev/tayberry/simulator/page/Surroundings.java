package dev.tayberry.simulator.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.tayberry.hal.Wiring;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What can befall any board, whatever its rig: the faults that a scenario injects, for a person.
 * They are told as a part's controls are (see panel.js), and need no rig.
 */
final class Surroundings {
  private static final Duration BROWN_OUT = Duration.ofSeconds(1);
  private static final Duration JUMP = Duration.ofHours(1);

  /**
   * One that a person sets.
   *
   * @param shown how: what a part's controls say of themselves
   * @param stand where it is now; null in JSON where it has no stand
   */
  private record Control(
      JsonObject shown, Supplier<JsonElement> stand, Consumer<JsonElement> set) {}

  private final Map<String, Control> controls = new LinkedHashMap<>();

  Surroundings(World world, Manifest app) {
    push("brownOut", "Brown-out, 1 s", () -> world.brownOut(BROWN_OUT));
    push("clockForward", "Clock 1 h on", () -> world.loop().setBy(JUMP));
    push("clockBack", "Clock 1 h back", () -> world.loop().setBy(JUMP.negated()));
    var broker = world.broker();
    toggle("brokerGone", "Broker gone", () -> !broker.isRunning(), broker::stop, broker::start);
    slide(
        "networkDelay",
        shown("range", "Slow network", "max", 5000, "step", 10, "unit", "ms"),
        () -> (double) world.networkDelay().toMillis(),
        millis -> world.networkDelay(Duration.ofMillis(millis.longValue())));
    app.serial().values().stream()
        .map(Wiring.Port::port)
        .filter(port -> !world.isLedOut(port)) // a real one has faults enough
        .distinct()
        .forEach(port -> cable(port, world.uart(port)));
  }

  private void cable(String port, SimulatedUart uart) {
    var disturbance = uart.disturbance();
    share(port + ".noise", port + ": noise", disturbance::noise, disturbance::noise);
    share(port + ".loss", port + ": lost bytes", disturbance::loss, disturbance::loss);
    toggle(
        port + ".unplugged",
        port + ": unplugged",
        () -> !uart.isPlugged(),
        uart::unplug,
        uart::plug);
  }

  private void push(String name, String label, Runnable set) {
    var control = new Control(shown("push", label), () -> JsonNull.INSTANCE, value -> set.run());
    controls.put(name, control);
  }

  private void toggle(
      String name, String label, Supplier<Boolean> stand, Runnable on, Runnable off) {
    controls.put(
        name,
        new Control(
            shown("switch", label),
            () -> new JsonPrimitive(stand.get()),
            value -> (value.getAsBoolean() ? on : off).run()));
  }

  private void share(String name, String label, Supplier<Double> stand, Consumer<Double> set) {
    slide(name, shown("range", label, "max", 1, "step", 0.01), stand, set);
  }

  private void slide(String name, JsonObject shown, Supplier<Double> stand, Consumer<Double> set) {
    double most = shown.getAsJsonPrimitive("max").getAsDouble();
    controls.put(
        name,
        new Control(
            shown,
            () -> new JsonPrimitive(stand.get()),
            value -> set.accept(Math.clamp(value.getAsDouble(), 0, most))));
  }

  private static JsonObject shown(String kind, String label, Object... more) {
    var shown = new JsonObject();
    shown.addProperty("kind", kind);
    shown.addProperty("label", label);
    for (int i = 0; i < more.length; i += 2) {
      if (more[i + 1] instanceof Number number) {
        shown.addProperty((String) more[i], number);
      } else {
        shown.addProperty((String) more[i], more[i + 1].toString());
      }
    }
    return shown;
  }

  /** What there is, once; JSON by name. */
  String describe() {
    var all = new JsonObject();
    controls.forEach((name, control) -> all.add(name, control.shown()));
    return all.toString();
  }

  /** Where they stand; JSON by name. */
  String look() {
    var all = new JsonObject();
    controls.forEach((name, control) -> all.add(name, control.stand().get()));
    return all.toString();
  }

  /** What is wrong with it, else empty. */
  String set(String name, JsonElement value) {
    Control control = controls.get(name);
    if (control == null) {
      return "there is no " + name + "; there are " + String.join(", ", controls.keySet());
    }
    control.set().accept(value);
    return "";
  }
}

package dev.tayberry.hal.machine;

import dev.tayberry.board.Controller;
import java.util.List;
import java.util.Optional;

/** How a UART, bus or PWM output is switched on, and whether it is. */
public final class Switches {
  private Switches() {}

  /** Switched on, but for whom: on, or denied with what gives the right. */
  public static Part on(Machine machine, Controller controller, DeviceFile device, Rule rule) {
    String lines =
        route(machine, controller).map(r -> String.join(" ", r.lines().values())).orElse("");
    return device.usable()
        ? Part.on(controller.name(), device.path(), lines)
        : denied(machine, controller.name(), device, rule);
  }

  /**
   * Device files whatever they are of, where no profile says it.
   *
   * @param name of those in {@code /dev} that count, as a regular expression
   */
  public static List<Part> devices(Machine machine, String name, Rule rule) {
    return machine.names("/dev").stream()
        .filter(file -> file.matches(name))
        .flatMap(file -> machine.device("/dev/" + file).stream())
        .map(
            device ->
                device.usable()
                    ? Part.on(device.path(), device.path(), "")
                    : denied(machine, device.path(), device, rule))
        .toList();
  }

  /** A device this user may not open. */
  public static Part denied(Machine machine, String name, DeviceFile device, Rule rule) {
    return new Part(
        name,
        Part.State.DENIED,
        device.path(),
        "no right to open " + device.path(),
        machine.permit(device, rule));
  }

  /** Not switched on, with the line of config.txt that does it. */
  public static Part off(Machine machine, Controller controller) {
    return new Part(
        controller.name(),
        Part.State.OFF,
        controller.device(),
        "switched off",
        enable(machine, controller).orElse(null));
  }

  /** What switches it on the usual way; empty where nothing does. */
  public static Optional<String> enable(Machine machine, Controller controller) {
    if (controller.routes().isEmpty() || controller.routes().getFirst().enable().isEmpty()) {
      return Optional.empty();
    }
    List<String> settings = controller.routes().getFirst().enable();
    String all = String.join(" and ", settings);
    return Optional.of(
        machine
            .config()
            .map(
                config ->
                    settings.stream().allMatch(config::has)
                        ? config.add(all)
                        : "add " + all + " to " + config.path() + " and reboot")
            .orElse("add " + all + " to config.txt and reboot"));
  }

  /** The way out that config.txt chose, else the usual one; empty for a UART without lines. */
  public static Optional<Controller.Route> route(Machine machine, Controller controller) {
    return machine
        .config()
        .flatMap(config -> chosen(config, controller))
        .or(() -> controller.routes().stream().findFirst());
  }

  /** The most particular of the ways out that config.txt names. */
  public static Optional<Controller.Route> chosen(ConfigTxt config, Controller controller) {
    return controller.routes().stream()
        .filter(route -> !route.enable().isEmpty())
        .filter(route -> route.enable().stream().allMatch(config::has))
        .reduce((first, second) -> words(second) > words(first) ? second : first);
  }

  private static int words(Controller.Route route) {
    return String.join(",", route.enable()).split(",", -1).length;
  }
}

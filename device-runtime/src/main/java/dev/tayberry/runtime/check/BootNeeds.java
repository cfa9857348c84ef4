package dev.tayberry.runtime.check;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.machine.ConfigTxt;
import dev.tayberry.hal.machine.Switches;
import dev.tayberry.runtime.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a board has to switch on when it starts, for an app's ports and buses.
 *
 * @param settings of config.txt that are not in force there yet
 * @param consoles names on the kernel's command line that must not be a console's any more
 * @param devices files that are there once all is switched on
 */
public record BootNeeds(List<String> settings, Set<String> consoles, Set<String> devices) {

  /** Of a board with this config.txt. */
  public static BootNeeds of(Board board, Manifest app, ConfigTxt config) {
    List<String> settings = new ArrayList<>();
    Set<String> consoles = new TreeSet<>();
    Set<String> devices = new TreeSet<>();
    Stream.concat(
            app.serial().values().stream().map(port -> port.port()), app.buses().values().stream())
        .flatMap(name -> board.controller(name).stream())
        .distinct()
        .forEach(
            controller -> {
              settings.addAll(missing(controller, config));
              String device = controller.device();
              if (device != null) {
                devices.add(device);
              }
              if (controller.kind() == Controller.Kind.UART && device != null) {
                consoles.add(device.substring(device.lastIndexOf('/') + 1));
                if (PortNeeds.mayBeConsole(controller)) {
                  consoles.add("serial0");
                }
              }
            });
    return new BootNeeds(settings.stream().distinct().toList(), consoles, devices);
  }

  /** A way out that was chosen by hand is as good as the usual one. */
  private static List<String> missing(Controller controller, ConfigTxt config) {
    if (controller.routes().isEmpty() || Switches.chosen(config, controller).isPresent()) {
      return List.of();
    }
    return controller.routes().getFirst().enable().stream().filter(s -> !config.has(s)).toList();
  }
}

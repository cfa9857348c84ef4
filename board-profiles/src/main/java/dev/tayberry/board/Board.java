package dev.tayberry.board;

import java.util.List;
import java.util.Optional;

/**
 * A board: what its profile says after everything it extends is merged in.
 *
 * @param name its device-tree name, {@code raspberrypi,4-model-b}
 * @param model as a person calls it
 * @param simulated whether it only exists in the simulator
 * @param lines the lines an app may name, in the order of their offsets
 * @param header the header's pins, from 1 on
 * @param controllers UARTs, buses and PWM outputs that can take over lines
 */
public record Board(
    String name,
    String model,
    boolean simulated,
    List<Line> lines,
    List<HeaderPin> header,
    List<Controller> controllers) {

  public Board {
    lines = List.copyOf(lines);
    header = List.copyOf(header);
    controllers = List.copyOf(controllers);
  }

  /** A board of lines only. */
  public Board(String name, String model, List<Line> lines) {
    this(name, model, false, lines, List.of(), List.of());
  }

  /** By name ({@code GPIO17}) or header pin ({@code PIN11}). */
  public Optional<Line> line(String name) {
    return lines.stream()
        .filter(l -> l.name().equals(name) || ("PIN" + l.headerPin()).equals(name))
        .findFirst();
  }

  /** By name: {@code UART2}, {@code I2C1}, {@code SPI0}, {@code PWM0}. */
  public Optional<Controller> controller(String name) {
    return controllers.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** In the profile's order. */
  public List<Controller> controllers(Controller.Kind kind) {
    return controllers.stream().filter(c -> c.kind() == kind).toList();
  }

  /**
   * The device file behind a port's name: {@code UART2} is {@code /dev/ttyAMA2} on a Raspberry Pi
   * 4. A path is its own answer. Empty where this board has no such port, or only a simulated one.
   */
  public Optional<String> device(String port) {
    if (port.startsWith("/")) {
      return Optional.of(port);
    }
    return controller(port).flatMap(c -> Optional.ofNullable(c.device()));
  }
}

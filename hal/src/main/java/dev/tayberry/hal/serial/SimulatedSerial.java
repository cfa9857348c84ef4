package dev.tayberry.hal.serial;

import dev.tayberry.board.Board;
import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.SimulatedBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The serial ports of a simulated board: its UARTs, and USB adapters where a rig plugs them in. On
 * the loop's thread and the board's clock; needs no native library.
 */
public final class SimulatedSerial implements SerialPorts {
  private final SimulatedBoard board;
  private final Map<String, SimulatedUart> uarts = new TreeMap<>();
  private final List<Consumer<SimulatedUart>> witnesses = new ArrayList<>();

  public SimulatedSerial(SimulatedBoard board) {
    this.board = board;
    for (var uart : board.profile().controllers(Controller.Kind.UART)) {
      add(uart.name());
    }
  }

  private SimulatedUart add(String name) {
    var uart = new SimulatedUart(name, board.clock(), board.seed());
    uarts.put(name, uart);
    witnesses.forEach(witness -> witness.accept(uart));
    return uart;
  }

  /** Tells of every device there is, and of those that a rig plugs in later. */
  public void devices(Consumer<SimulatedUart> witness) {
    uarts.values().forEach(witness);
    witnesses.add(witness);
  }

  /**
   * What is wired to a port, as a rig sees it. A path like {@code /dev/ttyUSB0}, or {@code
   * usb:1a86:7523}, is a USB adapter, there from the first time a rig names it.
   *
   * @throws HalException ENOENT where the board has no such UART
   */
  public SimulatedUart device(String port) {
    var uart = uarts.get(port);
    if (uart != null) {
      return uart;
    }
    if (port.startsWith("/dev/") || port.startsWith(UsbId.PREFIX)) {
      return add(port);
    }
    throw missing(port);
  }

  private HalException missing(String port) {
    return new HalException(
        "ENOENT",
        "serial: there is no port %s on %s; there are %s"
            .formatted(port, board.profile().model(), String.join(", ", uarts.keySet())));
  }

  @Override
  public List<PortInfo> list() {
    var list = new ArrayList<PortInfo>();
    for (var uart : uarts.values()) {
      if (uart.isPlugged()) {
        list.add(info(uart.name()));
      }
    }
    return list;
  }

  private static PortInfo info(String name) {
    var usb = UsbId.parse(name);
    return usb == null
        ? PortInfo.of(name)
        : new PortInfo(
            name, null, null, null, null, usb.serialNumber(), usb.vendorId(), usb.productId());
  }

  /** A port is known by its manifest's name, whatever the device's path would be. */
  @Override
  public String locate(Board onBoard, String port) {
    return port;
  }

  @Override
  public OpenPort open(PortSettings settings, String owner, PortListener listener) {
    var uart = uarts.get(settings.port());
    if (uart == null) {
      throw missing(settings.port());
    }
    return uart.open(settings, owner, listener);
  }

  @Override
  public boolean blocks() {
    return false;
  }
}

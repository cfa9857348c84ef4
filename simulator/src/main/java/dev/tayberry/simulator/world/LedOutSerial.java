package dev.tayberry.simulator.world;

import dev.tayberry.board.Board;
import dev.tayberry.hal.serial.OpenPort;
import dev.tayberry.hal.serial.PortInfo;
import dev.tayberry.hal.serial.PortListener;
import dev.tayberry.hal.serial.PortSettings;
import dev.tayberry.hal.serial.SerialCommPorts;
import dev.tayberry.hal.serial.SerialPorts;
import dev.tayberry.hal.serial.SimulatedSerial;
import java.util.List;
import java.util.Map;

/**
 * The serial ports of a simulated board, some of them led out to ports of this machine: what is
 * connected there talks to the app, and what the rig has wired to such a port hears nothing.
 */
final class LedOutSerial implements SerialPorts {
  private final SimulatedSerial simulated;
  private final SerialPorts real;
  private final Map<String, String> paths;

  /**
   * @param paths of ports of this machine, by the simulated port that each replaces
   */
  LedOutSerial(SimulatedSerial simulated, Map<String, String> paths) {
    this.simulated = simulated;
    this.real = new SerialCommPorts();
    this.paths = Map.copyOf(paths);
  }

  /** Only what the app may open: the others of this machine are no part of the board. */
  @Override
  public List<PortInfo> list() {
    return simulated.list();
  }

  @Override
  public String locate(Board board, String port) {
    String path = paths.get(port);
    return path == null ? simulated.locate(board, port) : path;
  }

  @Override
  public OpenPort open(PortSettings settings, String owner, PortListener listener) {
    return ports(settings.port()).open(settings, owner, listener);
  }

  @Override
  public boolean blocks() {
    return simulated.blocks();
  }

  /** The simulated ports must stay on the loop's thread, the real ones must not hold it up. */
  @Override
  public boolean blocks(String port) {
    return ports(port).blocks();
  }

  private SerialPorts ports(String located) {
    return paths.containsValue(located) ? real : simulated;
  }
}

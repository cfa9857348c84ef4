package dev.tayberry.hal.i2c;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.SimulatedBoard;
import java.util.LinkedHashMap;
import java.util.Map;

/** The I2C buses of a simulated board, with what a rig attaches to them; on the loop's thread. */
public final class SimulatedI2c implements I2c {
  private final SimulatedBoard board;
  private final Map<String, SimulatedWires> buses = new LinkedHashMap<>();

  public SimulatedI2c(SimulatedBoard board) {
    this.board = board;
    for (var bus : board.profile().controllers(Controller.Kind.I2C)) {
      buses.put(bus.name(), new SimulatedWires(bus.name()));
    }
  }

  /**
   * A bus as a rig sees it.
   *
   * @param name {@code I2C1}
   * @throws dev.tayberry.hal.HalException ENODEV where the board has no such bus
   */
  public SimulatedWires wires(String name) {
    var wires = buses.get(name);
    if (wires == null) {
      new BusRequest(board.profile(), name).controller(); // throws
      throw new IllegalStateException(name);
    }
    return wires;
  }

  @Override
  public OpenBus open(BusRequest request) {
    return new SimulatedBus(wires(request.controller().name()));
  }

  @Override
  public boolean blocks() {
    return false;
  }
}

package dev.tayberry.hal.spi;

import dev.tayberry.board.Board;
import dev.tayberry.hal.SimulatedBoard;
import java.util.HashMap;
import java.util.Map;

/** The SPI buses of a simulated board, with what a rig attaches to them; on the loop's thread. */
public final class SimulatedSpi implements Spi {
  private final Board profile;
  private final Map<String, SimulatedSocket> sockets = new HashMap<>();

  public SimulatedSpi(SimulatedBoard board) {
    profile = board.profile();
  }

  /**
   * A chip's place as a rig sees it.
   *
   * @param bus {@code SPI0}
   * @throws dev.tayberry.hal.HalException ENODEV where the board has no such bus or chip select
   */
  public SimulatedSocket socket(String bus, int chipSelect) {
    ChipRequest.controller(profile, bus, chipSelect);
    return sockets.computeIfAbsent(bus + " chip " + chipSelect, SimulatedSocket::new);
  }

  @Override
  public OpenChip open(ChipRequest request) {
    return new SimulatedOpenChip(socket(request.bus(), request.chipSelect()), request);
  }

  @Override
  public boolean blocks() {
    return false;
  }
}

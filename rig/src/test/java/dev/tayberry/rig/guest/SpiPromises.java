package dev.tayberry.rig.guest;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.spi.ChipRequest;
import dev.tayberry.hal.spi.LinuxSpi;
import dev.tayberry.hal.spi.SpiChecks;
import dev.tayberry.hal.spi.SpiSettings;
import java.util.List;

/** The promises of SPI, on the loop-back of rig_sim. */
final class SpiPromises {
  private SpiPromises() {}

  static List<Check> all() {
    var settings = new SpiSettings(0, 1_000_000, 8, false, false);
    var board = Boards.load("raspberrypi,4-model-b");
    return new SpiChecks(new LinuxSpi(), new ChipRequest(board, "SPI0", 0, settings, "checks"))
        .all();
  }
}

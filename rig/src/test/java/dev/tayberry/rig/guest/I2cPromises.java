package dev.tayberry.rig.guest;

import dev.tayberry.board.Boards;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.i2c.BusRequest;
import dev.tayberry.hal.i2c.I2cChecks;
import dev.tayberry.hal.i2c.LinuxI2c;
import java.util.List;

/** The promises of I2C, on the register file of rig_sim. */
final class I2cPromises {
  private I2cPromises() {}

  static List<Check> all() {
    var bus = new BusRequest(Boards.load("raspberrypi,4-model-b"), "I2C1");
    return new I2cChecks(new LinuxI2c(), bus, 0x48, 0x49).all();
  }
}

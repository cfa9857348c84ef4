package dev.tayberry.rig.guest;

import com.pi4j.Pi4J;
import com.pi4j.io.i2c.I2C;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.i2c.BusRequest;
import dev.tayberry.hal.i2c.I2cChecks;
import dev.tayberry.hal.i2c.LinuxI2c;
import dev.tayberry.hal.i2c.LinuxI2cProvider;
import java.util.ArrayList;
import java.util.List;

/** The promises of I2C, on the register file of rig_sim. */
final class I2cPromises {
  private I2cPromises() {}

  static List<Check> all() {
    var bus = new BusRequest(Boards.load("raspberrypi,4-model-b"), "I2C1");
    List<Check> all = new ArrayList<>(new I2cChecks(new LinuxI2c(), bus, 0x48, 0x49).all());
    all.add(new Check("a program of Pi4J's talks to the device", I2cPromises::talksThroughPi4j));
    return all;
  }

  private static void talksThroughPi4j() throws Exception {
    var context = Pi4J.newContextBuilder().noAutoDetect().add(new LinuxI2cProvider()).build();
    try {
      var chip = context.create(I2C.newConfigBuilder(context).bus(1).device(0x48));
      chip.writeRegister(0x60, new byte[] {1, 2, 3});
      Check.same("the register", 2, chip.readRegister(0x61));
      var none = context.create(I2C.newConfigBuilder(context).bus(1).device(0x49));
      Check.refused("an address without a device", "ENXIO", none::read);
    } finally {
      context.shutdown();
    }
  }
}

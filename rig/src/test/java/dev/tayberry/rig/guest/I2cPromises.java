package dev.tayberry.rig.guest;

import com.pi4j.Pi4J;
import com.pi4j.io.i2c.I2C;
import dev.tayberry.board.Board;
import dev.tayberry.board.Boards;
import dev.tayberry.hal.Check;
import dev.tayberry.hal.i2c.BusRequest;
import dev.tayberry.hal.i2c.Found;
import dev.tayberry.hal.i2c.I2cChecks;
import dev.tayberry.hal.i2c.LinuxI2c;
import dev.tayberry.hal.i2c.LinuxI2cProvider;
import dev.tayberry.hal.i2c.Message;
import dev.tayberry.hal.i2c.OpenBus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The promises of I2C, on the register file of rig_sim; and what i2c-stub shows of SMBus. */
final class I2cPromises {
  private static final Board BOARD = Boards.load("raspberrypi,4-model-b");
  private static final BusRequest BUS = new BusRequest(BOARD, "I2C1");
  private static final BusRequest SMBUS = new BusRequest(BOARD, "I2C0");
  private static final int DEVICE = 0x48;
  private static final int FREE = 0x49;

  private I2cPromises() {}

  static List<Check> all() {
    List<Check> all = new ArrayList<>(new I2cChecks(new LinuxI2c(), BUS, DEVICE, FREE).all());
    all.add(new Check("a program of Pi4J's talks to the device", I2cPromises::talksThroughPi4j));
    all.add(
        new Check("trouble of the bus is told from a missing device", I2cPromises::tellsTrouble));
    all.add(new Check("a scan of a bus in trouble is refused", I2cPromises::refusesToScan));
    all.add(new Check("a scan reads from memories, and from others when told", I2cPromises::scans));
    if (Files.exists(Path.of("/dev/i2c-0"))) {
      all.add(new Check("an adapter that only has SMBus", I2cPromises::usesSmbus));
      all.add(new Check("what a driver of the kernel holds is named", I2cPromises::namesDrivers));
    }
    return all;
  }

  private static void talksThroughPi4j() throws Exception {
    var context = Pi4J.newContextBuilder().noAutoDetect().add(new LinuxI2cProvider()).build();
    try {
      var chip = context.create(I2C.newConfigBuilder(context).bus(1).device(DEVICE));
      chip.writeRegister(0x60, new byte[] {1, 2, 3});
      Check.same("the register", 2, chip.readRegister(0x61));
      var none = context.create(I2C.newConfigBuilder(context).bus(1).device(FREE));
      Check.refused("an address without a device", "ENXIO", none::read);
    } finally {
      context.shutdown();
    }
  }

  private static void tellsTrouble() throws Exception {
    // Errnos of adapters' drivers: lost arbitration, a wire held low, a clock held too long; two
    // words for no answer; a message that the adapter cannot do.
    var codes =
        Map.of(
            11, "EAGAIN", 110, "ETIMEDOUT", 5, "EIO", 6, "ENXIO", 121, "ENXIO", 95, "EOPNOTSUPP");
    try (var bus = new LinuxI2c().open(BUS)) {
      for (var code : codes.entrySet()) {
        inTrouble(
            code.getKey(),
            () -> Check.refused("errno " + code.getKey(), code.getValue(), () -> read(bus, 1)));
        read(bus, 1);
      }
    }
  }

  private static void refusesToScan() throws Exception {
    try (var bus = new LinuxI2c().open(BUS)) {
      inTrouble(110, () -> Check.refused("a stuck bus", "ETIMEDOUT", () -> bus.scan(true)));
      inTrouble(11, () -> Check.refused("a lost bus", "EAGAIN", () -> bus.scan(true)));
    }
  }

  private static void inTrouble(int errno, Check.Body body) throws Exception {
    RigSim.set("i2c_error", errno);
    try {
      body.run();
    } finally {
      RigSim.set("i2c_error", 0);
    }
  }

  /** This adapter, like the Raspberry Pi 5's, cannot call without a byte. */
  private static void scans() {
    try (var bus = new LinuxI2c().open(BUS)) {
      Check.same("read from all", List.of(answers(DEVICE)), bus.scan(true));
      var found = bus.scan(false);
      Check.that(
          "0x48 was left alone in " + found,
          found.contains(new Found(DEVICE, Found.State.UNTRIED)));
      Check.that(
          "0x50 was read from in " + found, found.stream().noneMatch(f -> f.address() == 0x50));
    }
  }

  private static void usesSmbus() throws Exception {
    try (var bus = new LinuxI2c().open(SMBUS)) {
      // Called at 0x48, read from at 0x50.
      Check.same("devices", List.of(answers(DEVICE), answers(0x50)), bus.scan(false));
      bus.transfer(DEVICE, List.of(write(0x10, 1, 2, 3, 4)));
      Check.same("a byte", 1, (int) read(bus, 1, write(0x10))[0]);
      Check.same("a block", 4, (int) read(bus, 4, write(0x10))[3]);
      Check.refused("a read of two bytes alone", "EOPNOTSUPP", () -> read(bus, 2));
    }
  }

  private static void namesDrivers() throws Exception {
    String adapter = "/sys/bus/i2c/devices/i2c-0/";
    AsRoot.run("modprobe lm75; echo lm75 0x48 >" + adapter + "new_device");
    try (var bus = new LinuxI2c().open(SMBUS)) {
      var error = Check.refused("a read", "EBUSY", () -> read(bus, 1));
      Check.that("the driver is named: " + error, error.toString().contains("driver lm75;"));
      Check.same(
          "a scan leaves it alone",
          List.of(new Found(DEVICE, Found.State.IN_USE), answers(0x50)),
          bus.scan(true));
    } finally {
      AsRoot.run("echo 0x48 >" + adapter + "delete_device");
    }
  }

  private static Found answers(int address) {
    return new Found(address, Found.State.ANSWERS);
  }

  private static Message write(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return new Message.Write(all);
  }

  private static byte[] read(OpenBus bus, int count, Message... before) {
    List<Message> messages = new ArrayList<>(List.of(before));
    messages.add(new Message.Read(count));
    return bus.transfer(DEVICE, messages).getFirst();
  }
}

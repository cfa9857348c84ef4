package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.serial.SerialChecks;
import dev.tayberry.hal.serial.SerialCommPorts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The promises of serial ports, on a USB adapter; the far end is the other one of the pair. */
final class SerialPromises {
  private static final String NEAR = "/dev/ttyACM0";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private SerialPromises() {}

  static List<Check> all() throws IOException {
    List<Check> named;
    try (var far = new UsbCable()) {
      named = checks(far);
    }
    return IntStream.range(0, named.size())
        .mapToObj(i -> new Check(named.get(i).name(), () -> runOne(i)))
        .toList();
  }

  /** Each with a cable of its own, so that none hears what another was sent. */
  private static void runOne(int index) throws Exception {
    try (var far = new UsbCable()) {
      checks(far).get(index).body().run();
    }
  }

  private static List<Check> checks(UsbCable far) {
    return new SerialChecks(new SerialCommPorts(), NEAR, far, SerialPromises::until).all();
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new Check.Broken("not within 30 s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

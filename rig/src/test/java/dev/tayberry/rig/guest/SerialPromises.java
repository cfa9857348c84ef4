package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import dev.tayberry.hal.serial.SerialChecks;
import dev.tayberry.hal.serial.SerialCommPorts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The promises of serial ports, on a USB adapter; the far end is the other one of the pair. */
final class SerialPromises {
  private static final String NEAR = "/dev/ttyACM0";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private SerialPromises() {}

  static List<Check> all() {
    var far = new UsbCable();
    return checks(far).stream()
        .map(
            check ->
                new Check(
                    check.name(),
                    () -> {
                      far.renew(); // none hears what another was sent
                      check.body().run();
                    }))
        .toList();
  }

  private static List<Check> checks(UsbCable far) {
    return new SerialChecks(new SerialCommPorts(), NEAR, far, SerialPromises::until).all();
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new Check.Broken("not within 60 s: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

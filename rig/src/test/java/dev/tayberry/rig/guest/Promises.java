package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs the promises of the ports on the machine's real devices. Prints {@code ok PORT NAME} or
 * {@code not ok PORT NAME: why} for each.
 */
final class Promises {
  private static final Map<String, Callable<List<Check>>> PORTS =
      Map.of(
          "gpio", GpioPromises::all,
          "i2c", I2cPromises::all,
          "pwm", PwmPromises::all,
          "serial", SerialPromises::all,
          "spi", SpiPromises::all);

  private Promises() {}

  /** Returns how many are broken. */
  static int run() {
    int broken = 0;
    for (var port : PORTS.entrySet()) {
      try {
        for (Check check : port.getValue().call()) {
          String outcome = outcome(port.getKey(), check);
          System.out.println(outcome);
          broken += outcome.startsWith("ok") ? 0 : 1;
        }
      } catch (Exception e) {
        System.out.println("not ok %s: %s".formatted(port.getKey(), e));
        broken += 1;
      }
    }
    return broken;
  }

  private static String outcome(String port, Check check) {
    try {
      check.body().run();
      return "ok " + port + " " + check.name();
    } catch (Exception | AssertionError e) {
      if (!(e instanceof Check.Broken)) {
        e.printStackTrace();
      }
      return "not ok %s %s: %s".formatted(port, check.name(), e.toString().replace('\n', ' '));
    }
  }
}

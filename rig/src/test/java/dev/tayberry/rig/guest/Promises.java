package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs the promises of the ports on the machine's real devices, all in one JVM, since a JVM takes
 * seconds to start there. Prints {@code ok PORT NAME} or {@code not ok PORT NAME: why} for each,
 * and {@code done} at the end.
 */
public final class Promises {
  private static final Map<String, Callable<List<Check>>> PORTS =
      Map.of(
          "gpio", GpioPromises::all,
          "i2c", I2cPromises::all,
          "pwm", PwmPromises::all,
          "serial", SerialPromises::all,
          "spi", SpiPromises::all);

  private Promises() {}

  /** Takes the ports' names; all of them if none is given. */
  public static void main(String[] ports) throws Exception {
    for (String port : ports.length == 0 ? PORTS.keySet().toArray(String[]::new) : ports) {
      for (Check check : PORTS.getOrDefault(port, List::of).call()) {
        System.out.println(outcome(port, check));
      }
    }
    System.out.println("done");
    System.exit(0); // whatever threads a broken promise has left
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

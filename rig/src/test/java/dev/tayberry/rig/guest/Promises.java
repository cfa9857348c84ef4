package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the promises of the ports on the machine's real devices, all in one JVM, since a JVM takes
 * seconds to start there; or those of the ports it is told, on a machine of one's own, where the
 * others would drive what is somebody else's. Prints {@code ok PORT NAME} or {@code not ok PORT
 * NAME: why} for each, and {@code done} at the end.
 */
public final class Promises {
  private static final Map<String, Supplier<List<Check>>> PORTS =
      Map.of(
          "gpio", GpioPromises::all,
          "i2c", I2cPromises::all,
          "pwm", PwmPromises::chip,
          "software pwm", PwmPromises::thread,
          "serial", SerialPromises::all,
          "spi", SpiPromises::all);

  private static volatile boolean broken;

  private Promises() {}

  /** Those of software PWM mostly wait: beside the others, which share what they look at. */
  public static void main(String[] ports) throws Exception {
    Set<String> asked = ports.length == 0 ? PORTS.keySet() : Set.of(ports);
    var software =
        Thread.ofPlatform()
            .start(() -> asked.stream().filter(Promises::isSoftware).forEach(Promises::keep));
    asked.stream().filter(port -> !isSoftware(port)).forEach(Promises::keep);
    software.join();
    System.out.println("done");
    System.exit(broken ? 1 : 0); // whatever threads a broken promise has left
  }

  private static boolean isSoftware(String port) {
    return port.startsWith("software");
  }

  private static void keep(String port) {
    PORTS.get(port).get().forEach(check -> System.out.println(outcome(port, check)));
  }

  private static String outcome(String port, Check check) {
    try {
      check.body().run();
      return "ok " + port + " " + check.name();
    } catch (Exception | AssertionError e) {
      broken = true;
      if (!(e instanceof Check.Broken)) {
        e.printStackTrace();
      }
      return "not ok %s %s: %s".formatted(port, check.name(), e.toString().replace('\n', ' '));
    }
  }
}

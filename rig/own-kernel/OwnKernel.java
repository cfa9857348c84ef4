package dev.tayberry.rig.guest;

import dev.tayberry.hal.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * The promises that a chip of gpio-sim can show: of GPIO, and of PWM made by software. Those of the
 * other ports drive whatever the machine has at I2C 1, SPI 0, PWM 0 and USB 1-1, which on a machine
 * of one's own is somebody else's.
 */
final class OwnKernel {
  private OwnKernel() {}

  public static void main(String[] none) {
    List<Check> all = new ArrayList<>(GpioPromises.all());
    all.addAll(PwmPromises.thread());
    long kept = all.stream().filter(OwnKernel::isKept).count();
    System.out.printf("%d of %d promises kept%n", kept, all.size());
    System.exit(kept == all.size() ? 0 : 1); // whatever threads a broken promise has left
  }

  private static boolean isKept(Check check) {
    try {
      check.body().run();
      System.out.println("ok      " + check.name());
      return true;
    } catch (Exception | AssertionError e) {
      System.out.println("not ok  " + check.name());
      System.out.println("        " + e.getMessage());
      return false;
    }
  }
}

package dev.tayberry.hal.i2c;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * This machine's I2C buses, by the kernel's i2c-dev, and in a Pi4J context. Any thread may call.
 */
public final class LinuxI2c implements I2c {
  private final LinuxI2cRegistry registry = new LinuxI2cRegistry();

  @Override
  public OpenBus open(BusRequest request) {
    String bus = request.bus();
    var controller = request.controller();
    String device = controller.device();
    if (device == null) {
      throw new HalException(
          "ENOENT",
          "i2c: this machine has no %s; run the app on the simulated board: tay sim APP"
              .formatted(bus));
    }
    String enable = String.join(", ", controller.routes().getFirst().enable());
    return registry.add(bus, device, open(bus, device, "add " + enable + " to config.txt"));
  }

  @Override
  public boolean blocks() {
    return true;
  }

  /**
   * Opens a device file.
   *
   * @param bus what errors call it
   * @param enable what switches it on, before a reboot
   */
  static OpenBus open(String bus, String device, String enable) {
    try {
      return new LinuxBus(bus, device, Libc.open(device, Libc.O_RDWR));
    } catch (Errno e) {
      throw switch (e.number()) {
        case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO ->
            new HalException("ENOENT", "i2c: " + missing(bus, device, enable), e);
        case Errno.EACCES, Errno.EPERM ->
            new HalException(
                "EACCES",
                "i2c: no right to open %s (%s); add the user to its group: sudo usermod -aG i2c %s"
                    .formatted(bus, device, System.getProperty("user.name")),
                e);
        default ->
            new HalException(e.name(), "i2c: %s (%s) cannot be opened".formatted(bus, device), e);
      };
    }
  }

  private static String missing(String bus, String device, String enable) {
    // Without i2c-dev an enabled bus has an adapter, but no device file.
    if (Files.exists(Path.of("/sys/bus/i2c/devices/i2c-" + number(device)))) {
      return "%s is there, but %s is not; load the driver: sudo modprobe i2c-dev (for good: echo i2c-dev | sudo tee /etc/modules-load.d/i2c.conf)"
          .formatted(bus, device);
    }
    return "%s (%s) is switched off; %s and reboot".formatted(bus, device, enable);
  }

  /** The kernel's, of {@code /dev/i2c-1}. */
  static int number(String device) {
    return Integer.parseInt(device.replaceFirst(".*\\D", "")); // not the 2 of i2c
  }
}

package dev.tayberry.hal.i2c;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's I2C buses, by the kernel's i2c-dev. Any thread may call. */
public final class LinuxI2c implements I2c {
  @Override
  public OpenBus open(BusRequest request) {
    String bus = request.bus();
    String device = request.controller().device();
    if (device == null) {
      throw new HalException(
          "ENOENT",
          "i2c: this machine has no %s; run the app on the simulated board: tay sim APP"
              .formatted(bus));
    }
    try {
      return new LinuxBus(bus, device, Libc.open(device, Libc.O_RDWR));
    } catch (Errno e) {
      throw explain(request, device, e);
    }
  }

  @Override
  public boolean blocks() {
    return true;
  }

  private static HalException explain(BusRequest request, String device, Errno e) {
    String bus = request.bus();
    return switch (e.number()) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO ->
          new HalException("ENOENT", "i2c: " + missing(request, device), e);
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

  private static String missing(BusRequest request, String device) {
    // Without i2c-dev an enabled bus has an adapter, but no device file.
    String number = device.replaceAll("\\D+", "");
    if (Files.exists(Path.of("/sys/bus/i2c/devices/i2c-" + number))) {
      return "%s is there, but %s is not; load the driver: sudo modprobe i2c-dev (for good: echo i2c-dev | sudo tee /etc/modules-load.d/i2c.conf)"
          .formatted(request.bus(), device);
    }
    return "%s (%s) is switched off; add %s to config.txt and reboot"
        .formatted(
            request.bus(),
            device,
            String.join(", ", request.controller().routes().getFirst().enable()));
  }
}

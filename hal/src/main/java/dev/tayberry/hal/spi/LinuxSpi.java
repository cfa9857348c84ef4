package dev.tayberry.hal.spi;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** This machine's SPI buses, by the kernel's spidev. Any thread may call. */
public final class LinuxSpi implements Spi {
  // Settings are the device's, not the descriptor's: two users would change each other's.
  private static final Map<String, String> TAKEN = new ConcurrentHashMap<>();

  @Override
  public OpenChip open(ChipRequest request) {
    Controller controller = request.controller();
    if (controller.device() == null) {
      throw new HalException(
          "ENOENT",
          "spi: this machine has no %s; run the app on the simulated board: tay sim APP"
              .formatted(request.bus()));
    }
    // The profile names the device of chip 0.
    String device = controller.device().replaceFirst("\\d+$", "" + request.chipSelect());
    String holder = TAKEN.putIfAbsent(device, request.owner());
    if (holder != null) {
      throw ChipErrors.busy(request, holder);
    }
    try {
      int fd = Libc.open(device, Libc.O_RDWR);
      return new LinuxChip(request, device, fd, () -> TAKEN.remove(device));
    } catch (Errno e) {
      TAKEN.remove(device);
      throw explain(request, controller, device, e);
    } catch (RuntimeException e) {
      TAKEN.remove(device);
      throw e;
    }
  }

  @Override
  public boolean blocks() {
    return true;
  }

  private static HalException explain(
      ChipRequest request, Controller controller, String device, Errno e) {
    String chip = request.chip();
    return switch (e.number()) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO ->
          new HalException(
              "ENOENT",
              "spi: %s (%s) is switched off; add %s to config.txt and reboot"
                  .formatted(chip, device, enable(controller, request.chipSelect())),
              e);
      case Errno.EACCES, Errno.EPERM ->
          new HalException(
              "EACCES",
              "spi: no right to open %s (%s); add the user to its group: sudo usermod -aG spi %s"
                  .formatted(chip, device, System.getProperty("user.name")),
              e);
      case Errno.EBUSY ->
          new HalException(
              "EBUSY", "spi: %s (%s) is open in another program".formatted(chip, device), e);
      default ->
          new HalException(e.name(), "spi: %s (%s) cannot be opened".formatted(chip, device), e);
    };
  }

  private static String enable(Controller controller, int chipSelect) {
    return controller.routes().stream()
        .filter(route -> route.lines().containsKey("ce" + chipSelect))
        .findFirst()
        .map(route -> String.join(", ", route.enable()))
        .orElseThrow();
  }
}

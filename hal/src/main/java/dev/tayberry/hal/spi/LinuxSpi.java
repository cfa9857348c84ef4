package dev.tayberry.hal.spi;

import dev.tayberry.board.Controller;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.DeviceHolder;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** This machine's SPI buses, by the kernel's spidev, and in a Pi4J context. Any thread may call. */
public final class LinuxSpi implements Spi {
  // Settings are the device's, not the descriptor's: two users would change each other's.
  private static final Map<String, String> TAKEN = new ConcurrentHashMap<>();

  private final LinuxSpiRegistry registry = new LinuxSpiRegistry();

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
    return registry.add(
        request,
        device,
        closed ->
            open(
                new Wanted(
                    request.chip(),
                    device,
                    request.settings(),
                    request.owner(),
                    "add " + enable(controller, request.chipSelect()) + " to config.txt"),
                closed));
  }

  @Override
  public boolean blocks() {
    return true;
  }

  /**
   * A device file that is to be opened.
   *
   * @param chip what errors call it
   * @param owner shown to whoever finds it taken
   * @param enable what switches it on, before a reboot
   */
  record Wanted(String chip, String device, SpiSettings settings, String owner, String enable) {}

  /**
   * Opens a device file for one user alone, of this process and of all that lock what they open.
   *
   * @param closed called before it is free again
   */
  static OpenChip open(Wanted wanted, Runnable closed) {
    String device = wanted.device();
    String holder = TAKEN.putIfAbsent(device, wanted.owner());
    if (holder != null) {
      throw ChipErrors.busy(wanted.chip(), holder);
    }
    try {
      return new LinuxChip(
          wanted.chip(),
          device,
          wanted.settings(),
          alone(wanted),
          () -> {
            closed.run();
            TAKEN.remove(device);
          });
    } catch (Errno e) {
      TAKEN.remove(device);
      throw explain(wanted, e);
    } catch (RuntimeException e) {
      TAKEN.remove(device);
      throw e;
    }
  }

  private static int alone(Wanted wanted) {
    int fd = Libc.open(wanted.device(), Libc.O_RDWR);
    try {
      Libc.lock(fd);
      return fd;
    } catch (Errno e) {
      Libc.close(fd);
      throw e.number() == Errno.EAGAIN ? ChipErrors.busy(wanted.chip(), holder(wanted)) : e;
    }
  }

  private static String holder(Wanted wanted) {
    try {
      return Objects.requireNonNullElse(
          DeviceHolder.of(Path.of(wanted.device()).toRealPath()), "another program");
    } catch (IOException e) {
      return "another program"; // it is gone meanwhile
    }
  }

  private static HalException explain(Wanted wanted, Errno e) {
    String chip = wanted.chip();
    String device = wanted.device();
    return switch (e.number()) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO ->
          new HalException(
              "ENOENT",
              "spi: %s (%s) is switched off; %s and reboot"
                  .formatted(chip, device, wanted.enable()),
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

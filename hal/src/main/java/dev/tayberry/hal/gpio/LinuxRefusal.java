package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** What the kernel refuses, in words, with the cure. */
final class LinuxRefusal {
  /** Holds a line without a name: a driver, or a pin in use for a bus. */
  static final String KERNEL = "the kernel";

  private static final String CONFIG = "/boot/firmware/config.txt";

  private LinuxRefusal() {}

  static HalException ofChip(Path device, Errno e) {
    if (e.number() == Errno.EACCES || e.number() == Errno.EPERM) {
      String group = group(device);
      return new HalException(
          "EACCES",
          "gpio: this user may not open %s, which is for the group %s; run: sudo usermod -aG %s $USER, then log in again"
              .formatted(device, group, group));
    }
    return new HalException(e.name(), "gpio: cannot open " + device + " (" + e.name() + ")");
  }

  private static String group(Path device) {
    try {
      return Files.readAttributes(device, PosixFileAttributes.class).group().getName();
    } catch (IOException e) {
      return "gpio";
    }
  }

  /** For a request that was refused on the chip's descriptor. */
  static HalException ofRequest(int fd, LinuxChips.Chip chip, LineRequest request, Errno e) {
    return switch (e.number()) {
      case Errno.EBUSY -> busy(fd, request);
      case Errno.ENODEV -> LinuxLines.gone(request);
      case Errno.ENOTTY -> old();
      case Errno.EINVAL -> isOld(fd, request) ? old() : other(chip, request, e);
      default -> other(chip, request, e);
    };
  }

  private static HalException busy(int fd, LineRequest request) {
    for (LineSettings settings : request.lines()) {
      Line line = settings.line();
      String holder = LinuxChips.info(fd, line.offset()).holder();
      if (holder != null) {
        return busy(request, line, holder);
      }
    }
    return new HalException(
        "EBUSY",
        "gpio: a line of %s was held by another until just now; try again"
            .formatted(request.consumer()));
  }

  static HalException busy(LineRequest request, Line line, String holder) {
    return new HalException(
        "EBUSY",
        "gpio: %s wants line %s (%s %d), which %s holds; %s"
            .formatted(
                request.consumer(), line.name(), line.chip(), line.offset(), holder, cure(holder)));
  }

  /** Drivers of the kernel are known by the names they give themselves. */
  private static String cure(String holder) {
    if (holder.matches("spi\\d+ CS\\d+")) {
      return "the kernel's SPI driver has it: take dtparam=spi=on out of %s and restart, or wire it to another line"
          .formatted(CONFIG);
    }
    if (holder.startsWith("w1") || holder.startsWith("onewire")) {
      return "the kernel's 1-Wire driver has it: take dtoverlay=w1-gpio out of %s and restart, or wire it to another line"
          .formatted(CONFIG);
    }
    if (holder.equals("sysfs")) {
      return "it was exported in /sys/class/gpio; write its number there to the file unexport";
    }
    if (holder.equals(KERNEL)) {
      return "look for the dtoverlay or dtparam of %s that uses it, or wire it to another line"
          .formatted(CONFIG);
    }
    return "close it there first";
  }

  private static HalException old() {
    return new HalException(
        "ENOTTY", "gpio: this kernel is too old for Tayberry's GPIO; it needs Linux 5.10 or later");
  }

  /** A kernel that knows nothing of version 2 does not tell about a line in its way, either. */
  private static boolean isOld(int fd, LineRequest request) {
    try {
      LinuxChips.info(fd, request.lines().getFirst().line().offset());
      return false;
    } catch (Errno e) {
      return true;
    }
  }

  private static HalException other(LinuxChips.Chip chip, LineRequest request, Errno e) {
    return new HalException(
        e.name(),
        "gpio: the kernel refuses %s on %s (%s)"
            .formatted(request.consumer(), chip.label(), e.name()));
  }
}

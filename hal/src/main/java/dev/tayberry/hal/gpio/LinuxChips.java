package dev.tayberry.hal.gpio;

import dev.tayberry.board.Line;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The GPIO chips of this machine. A chip is found by its label, never by its number: a Pi 5's
 * header moved from one to another between two kernels.
 */
final class LinuxChips {
  /**
   * A chip.
   *
   * @param device its file, {@code /dev/gpiochip0}
   * @param label what it is: {@code pinctrl-bcm2711}
   */
  record Chip(Path device, String label, int lines) {}

  private final Path dev;

  LinuxChips(Path dev) {
    this.dev = dev;
  }

  /** The line's own, in the order of their numbers; one that may not be opened could be it. */
  Chip of(Line line) {
    List<Chip> chips = new ArrayList<>();
    @Nullable HalException refused = null;
    for (Path device : devices()) {
      try {
        Chip chip = look(device);
        if (chip.label().equals(line.chip()) && line.offset() < chip.lines()) {
          return chip;
        }
        chips.add(chip);
      } catch (HalException e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
    if (chips.isEmpty()) {
      throw new HalException(
          "ENODEV",
          "gpio: this machine has no GPIO lines; run the app on the simulated board: tay sim APP");
    }
    throw new HalException(
        "ENODEV",
        "gpio: there is no chip %s for %s here, only %s; is this the board the app was told of? See: tay board detect"
            .formatted(line.chip(), line.name(), labels(chips)));
  }

  /** A descriptor of the chip itself. */
  static int open(Path device) {
    try {
      return Libc.open(device.toString(), Libc.O_RDWR);
    } catch (Errno e) {
      throw LinuxRefusal.ofChip(device, e);
    }
  }

  /**
   * A line as the kernel sees it.
   *
   * @param name as the board's maker calls it; empty where he does not
   * @param holder as it named itself, the kernel's own drivers too; null while the line is free
   */
  record LineInfo(String name, @Nullable String holder) {}

  static LineInfo info(Chip chip, int offset) {
    int fd = open(chip.device());
    try {
      return info(fd, offset);
    } finally {
      Libc.close(fd);
    }
  }

  /** The same, on the chip's own descriptor. */
  static LineInfo info(int fd, int offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(LinuxUapi.LINE_INFO_SIZE, 8);
      info.set(ValueLayout.JAVA_INT, 64, offset);
      Libc.ioctl(fd, LinuxUapi.GET_LINE_INFO, info);
      boolean used = (info.get(ValueLayout.JAVA_LONG, 72) & LinuxUapi.FLAG_USED) != 0;
      String consumer = LinuxUapi.name(info, 32);
      return new LineInfo(
          LinuxUapi.name(info, 0),
          !used ? null : consumer.isEmpty() ? LinuxRefusal.KERNEL : consumer);
    }
  }

  private static Chip look(Path device) {
    int fd = open(device);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(LinuxUapi.CHIP_INFO_SIZE, 8);
      Libc.ioctl(fd, LinuxUapi.GET_CHIP_INFO, info);
      return new Chip(device, LinuxUapi.name(info, 32), info.get(ValueLayout.JAVA_INT, 64));
    } catch (Errno e) {
      throw LinuxRefusal.ofChip(device, e);
    } finally {
      Libc.close(fd);
    }
  }

  /** A link, as for old names of a chip, is the chip a second time: it is left out. */
  private List<Path> devices() {
    List<Path> devices = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dev, "gpiochip*")) {
      for (Path file : files) {
        if (!Files.isSymbolicLink(file)) {
          devices.add(file);
        }
      }
    } catch (IOException e) {
      return List.of(); // no /dev as on Linux
    }
    devices.sort((a, b) -> Integer.compare(number(a), number(b)));
    return devices;
  }

  private static int number(Path device) {
    String digits = device.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static String labels(List<Chip> chips) {
    return String.join(
        ", ", chips.stream().map(chip -> chip.label() + " (" + chip.device() + ")").toList());
  }
}

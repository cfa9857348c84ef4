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
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Those that may be opened, in the order of their numbers; refused only if there are none. */
  List<Chip> all() {
    List<Chip> chips = new ArrayList<>();
    @Nullable HalException refused = null;
    for (Path device : devices()) {
      try {
        chips.add(look(device));
      } catch (HalException e) {
        refused = e;
      }
    }
    if (chips.isEmpty() && refused != null) {
      throw refused;
    }
    return chips;
  }

  /** The line's own; opened by whoever asks. */
  Chip of(Line line) {
    List<Chip> chips = all();
    if (chips.isEmpty()) {
      throw new HalException(
          "ENODEV",
          "gpio: this machine has no GPIO lines; run the app on the simulated board: tay sim APP");
    }
    return chips.stream()
        .filter(chip -> chip.label().equals(line.chip()) && line.offset() < chip.lines())
        .findFirst()
        .orElseThrow(
            () ->
                new HalException(
                    "ENODEV",
                    "gpio: there is no chip %s for %s here, only %s; is this the board the app was told of? See: tay board detect"
                        .formatted(line.chip(), line.name(), labels(chips))));
  }

  /** A descriptor of the chip itself. */
  static int open(Path device) {
    try {
      return Libc.open(device.toString(), Libc.O_RDWR);
    } catch (Errno e) {
      throw refusal(device, e);
    }
  }

  /** Who holds the line, as it named itself; the kernel's own drivers do, too. */
  static Optional<String> holder(Chip chip, int offset) {
    int fd = open(chip.device());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(LinuxUapi.LINE_INFO_SIZE, 8);
      info.set(ValueLayout.JAVA_INT, 64, offset);
      Libc.ioctl(fd, LinuxUapi.GET_LINE_INFO, info);
      boolean used = (info.get(ValueLayout.JAVA_LONG, 72) & LinuxUapi.FLAG_USED) != 0;
      String consumer = LinuxUapi.name(info, 32);
      return used ? Optional.of(consumer.isEmpty() ? "the kernel" : consumer) : Optional.empty();
    } finally {
      Libc.close(fd);
    }
  }

  private static Chip look(Path device) {
    int fd = open(device);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(LinuxUapi.CHIP_INFO_SIZE, 8);
      Libc.ioctl(fd, LinuxUapi.GET_CHIP_INFO, info);
      return new Chip(device, LinuxUapi.name(info, 32), info.get(ValueLayout.JAVA_INT, 64));
    } catch (Errno e) {
      throw refusal(device, e);
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

  private static HalException refusal(Path device, Errno e) {
    if (e.number() == Errno.EACCES || e.number() == Errno.EPERM) {
      String group = group(device);
      return new HalException(
          "EACCES",
          "gpio: this user may not open %s, which is the group %s's; run: sudo usermod -aG %s $USER, then log in again"
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
}

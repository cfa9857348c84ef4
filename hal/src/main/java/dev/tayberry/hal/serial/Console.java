package dev.tayberry.hal.serial;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The system's own use of a serial port: a login prompt, and the kernel's messages. Both would send
 * their text to what is connected there, and take what it answers for commands.
 */
final class Console {
  // 4711 (agetty) S 1 4711 4711 1088 …: the terminal it belongs to is the seventh
  private static final Pattern TERMINAL = Pattern.compile("\\S+ \\(.*\\) (?:\\S+ ){4}(\\d+) .*");

  private final Path proc;

  Console(Path proc) {
    this.proc = proc;
  }

  static void refuse(String port, Path device) {
    int number = number(device);
    if (number > 0) {
      new Console(Path.of("/proc")).refuse(port, String.valueOf(device.getFileName()), number);
    }
  }

  /**
   * Refuses a port the system uses, with the way to take it off.
   *
   * @param tty the device's own name, {@code ttyS0}
   * @param number its major and minor number, as {@code /proc} packs them
   */
  void refuse(String port, String tty, int number) {
    var login = login(number);
    if (login != null) {
      throw new HalException(
          "EBUSY",
          "serial: %s is a login console, held by %s; take it off: sudo systemctl disable --now serial-getty@%s.service, and remove console=… of this port from cmdline.txt, or let raspi-config do both"
              .formatted(port, login, tty));
    }
    if (kernelWritesTo(tty)) {
      throw new HalException(
          "EBUSY",
          "serial: the kernel writes its messages to %s; remove console=%s (or console=serial0) from cmdline.txt and reboot, or let raspi-config do it"
              .formatted(port, tty));
    }
  }

  /**
   * A process whose terminal it is: readable of all users' processes, unlike what they have open.
   */
  private @Nullable String login(int number) {
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        var stat = TERMINAL.matcher(text(process.resolve("stat")));
        if (stat.matches() && Integer.parseInt(stat.group(1)) == number) {
          String name = text(process.resolve("comm"));
          return "process %s (%s)".formatted(process.getFileName(), name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // No Linux.
    }
    return null;
  }

  /** One line each: ttyS0 -W- (EC p a) 4:64; E is for enabled. */
  private boolean kernelWritesTo(String tty) {
    return text(proc.resolve("consoles"))
        .lines()
        .anyMatch(line -> line.startsWith(tty + " ") && line.matches(".*\\([^)]*E[^)]*\\).*"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // over just now
    }
  }

  /** 0 where it cannot be told, or the device is a terminal on a screen. */
  private static int number(Path device) {
    if (device.startsWith("/dev/pts")) {
      return 0;
    }
    try {
      return ((Number) Files.getAttribute(device, "unix:rdev")).intValue();
    } catch (IOException | UnsupportedOperationException e) {
      return 0;
    }
  }
}

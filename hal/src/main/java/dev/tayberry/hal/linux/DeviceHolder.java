package dev.tayberry.hal.linux;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a device: by the lock taken on it (flock: ours, and on terminals jSerialComm's,
 * serialport's, picocom's and others'), from the kernel's list of locks; else whoever simply has it
 * open. Of other users' processes without a lock only root sees that.
 */
public final class DeviceHolder {
  // 12: FLOCK  ADVISORY  WRITE 4711 00:1a:5 0 EOF
  private static final Pattern FLOCK =
      Pattern.compile("\\d+: FLOCK\\s+\\S+\\s+\\S+\\s+(-?\\d+)\\s+(\\S+)\\s.*");

  private DeviceHolder() {}

  /**
   * A process in words, or null where nobody holds the device, or no list of locks is to be had.
   */
  public static @Nullable String of(Path device) {
    try {
      String wanted = identity(device);
      for (String line : Files.readAllLines(Path.of("/proc/locks"))) {
        var lock = FLOCK.matcher(line);
        if (lock.matches() && lock.group(2).equals(wanted)) {
          return process(Long.parseLong(lock.group(1)));
        }
      }
      return opener(device);
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux, or no /proc: opening it finds out that it is taken, not by whom.
      return null;
    }
  }

  private static @Nullable String opener(Path device) throws IOException {
    if (device.startsWith("/dev/pts")) {
      return null; // who makes a pair of terminals keeps both ends open
    }
    long self = ProcessHandle.current().pid();
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        if (pid != self && hasOpen(process, device)) {
          return process(pid);
        }
      }
    }
    return null;
  }

  private static boolean hasOpen(Path process, Path device) {
    try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.readSymbolicLink(file).equals(device)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or over just now.
    }
    return false;
  }

  /** Device and inode as the kernel's list writes them. */
  private static String identity(Path device) throws IOException {
    long dev = ((Number) Files.getAttribute(device, "unix:dev")).longValue();
    long inode = ((Number) Files.getAttribute(device, "unix:ino")).longValue();
    long major = (dev >> 8) & 0xFFF;
    long minor = (dev & 0xFF) | ((dev >> 12) & 0xFFF00);
    return "%02x:%02x:%d".formatted(major, minor, inode);
  }

  private static String process(long pid) {
    try {
      String name = Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
      return "process %d (%s)".formatted(pid, name);
    } catch (IOException e) {
      // It lives in another container, or ended just now.
      return "another process";
    }
  }
}

package dev.tayberry.hal.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that nobody may open for writing, root neither: sysfs sees to that itself. */
public final class Forbidden {
  private static final Path FILE = Path.of("/sys/devices/system/cpu/online");

  private Forbidden() {}

  /**
   * Skips the test where another refusal comes first, as in a container whose /sys is read-only.
   */
  public static Path file() {
    try {
      Libc.close(Libc.open(FILE.toString(), Libc.O_RDWR));
      assumeTrue(false, FILE + " can be opened here");
    } catch (Errno e) {
      assumeTrue(e.number() == Errno.EACCES, FILE + " is refused with " + e.name());
    }
    return FILE;
  }

  public static String group() {
    try {
      return String.valueOf(Files.getAttribute(FILE, "posix:group"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tayberry.hal.serial;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What jSerialComm leaves out on Linux, asked of the kernel on the descriptor that jSerialComm has
 * open: it keeps others out, and tells of breaks, damaged bytes and modem lines. A second
 * descriptor would not do, as opening and closing one moves DTR.
 */
final class TtyControl {
  private static final long TIOCEXCL = 0x540C;
  private static final long TIOCNXCL = 0x540D;
  private static final long TIOCMGET = 0x5415;
  private static final long TIOCGICOUNT = 0x545D;
  private static final long TCGETS2 = 0x802C542AL;
  private static final long TCSETS2 = 0x402C542BL;
  private static final int TERMIOS2_SIZE = 44;
  private static final int COUNTERS_SIZE = 80;
  private static final int LOCAL_FLAGS = 12;
  private static final int ECHO = 8;
  private static final int IGNBRK = 1;
  private static final int CTS = 0x20;
  private static final int DCD = 0x40;
  private static final int RI = 0x80;
  private static final int DSR = 0x100;

  /**
   * What the driver has counted since it was loaded: changes of modem lines, and faults. A short
   * pulse between two looks is in the counts, though not in the levels.
   */
  record Counts(int changes, int framing, int overrun, int parity, int breaks) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final int fd;
  private boolean closed;

  private TtyControl(int fd) {
    this.fd = fd;
  }

  /**
   * Opens a device in the way given, with the kernel's echo off before. A port that nobody has had
   * open sends back what comes in, as to somebody who types, until its settings are made: a control
   * box that reports all the time would hear itself. DTR does not move in between.
   */
  static boolean openSilently(Path device, BooleanSupplier open) {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return open.getAsBoolean();
    }
    try (Arena arena = Arena.ofConfined()) {
      var termios = arena.allocate(TERMIOS2_SIZE, 8);
      silence(-1, termios); // the first call of all takes milliseconds, which is bytes
      int fd = Libc.open(device.toString(), Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK);
      try {
        silence(fd, termios);
        return open.getAsBoolean();
      } finally {
        Libc.close(fd);
      }
    }
  }

  private static void silence(int fd, MemorySegment termios) {
    try {
      Libc.ioctl(fd, TCGETS2, termios);
      termios.set(JAVA_INT, LOCAL_FLAGS, termios.get(JAVA_INT, LOCAL_FLAGS) & ~ECHO);
      Libc.ioctl(fd, TCSETS2, termios);
    } catch (Errno e) {
      // No terminal, or it has hung up: told by who opens it.
    }
  }

  /** Of a device this process has just opened; null where there is no such kernel. */
  static @Nullable TtyControl of(Path device) {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.filter(entry -> isOpenAt(entry, device))
          .mapToInt(entry -> Integer.parseInt(entry.getFileName().toString()))
          .mapToObj(TtyControl::new)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isOpenAt(Path entry, Path device) {
    try {
      return Files.readSymbolicLink(entry).equals(device);
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /**
   * Nobody else may open it (but root), whether or not they care for locks; and a break on the line
   * does not throw away what came before it.
   */
  synchronized void settle() {
    try (Arena arena = Arena.ofConfined()) {
      Libc.ioctl(fd, TIOCEXCL, MemorySegment.NULL);
      var termios = arena.allocate(TERMIOS2_SIZE, 8);
      Libc.ioctl(fd, TCGETS2, termios);
      termios.set(JAVA_INT, 0, termios.get(JAVA_INT, 0) | IGNBRK);
      Libc.ioctl(fd, TCSETS2, termios);
    } catch (Errno e) {
      // It hung up as soon as it was open, which is told elsewhere.
    }
  }

  /** Whether the adapter is gone, or the line's far end for good. */
  synchronized boolean hungUp() {
    if (closed) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      Libc.ioctl(fd, TCGETS2, arena.allocate(TERMIOS2_SIZE, 8));
      return false;
    } catch (Errno e) {
      return true;
    }
  }

  /** The other side's lines; null where there are none. */
  synchronized @Nullable Signals signals() {
    if (closed) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      var bits = arena.allocate(JAVA_INT);
      Libc.ioctl(fd, TIOCMGET, bits);
      int on = bits.get(JAVA_INT, 0);
      return new Signals((on & CTS) != 0, (on & DSR) != 0, (on & RI) != 0, (on & DCD) != 0);
    } catch (Errno e) {
      return null;
    }
  }

  /** All at zero where the driver does not count. */
  synchronized Counts counts() {
    if (closed) {
      return Counts.NONE;
    }
    try (Arena arena = Arena.ofConfined()) {
      // struct serial_icounter_struct: cts dsr rng dcd rx tx frame overrun parity brk buf_overrun
      var counts = arena.allocate(COUNTERS_SIZE, 4);
      Libc.ioctl(fd, TIOCGICOUNT, counts);
      return new Counts(
          at(counts, 0) + at(counts, 1) + at(counts, 2) + at(counts, 3),
          at(counts, 6),
          at(counts, 7) + at(counts, 10),
          at(counts, 8),
          at(counts, 9));
    } catch (Errno e) {
      return Counts.NONE;
    }
  }

  private static int at(MemorySegment counts, int index) {
    return counts.getAtIndex(JAVA_INT, index);
  }

  /** Before the descriptor is closed: its number may be another file's at once. */
  synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Libc.ioctl(fd, TIOCNXCL, MemorySegment.NULL);
    } catch (Errno e) {
      // Unplugged: nothing is left to be let go.
    }
  }
}

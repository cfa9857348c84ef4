package dev.tayberry.hal.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The C library. Whatever returns a negative number throws {@link Errno}; what a signal interrupts
 * is called again. Linux on 64-bit machines: the widths below are those of its headers.
 */
public final class Libc {
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_NOCTTY = 0x100;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_CLOEXEC = 0x80000;
  public static final int AF_UNIX = 1;
  public static final int SOCK_DGRAM = 2;
  public static final short POLLIN = 1;
  public static final short POLLERR = 8;
  public static final short POLLHUP = 16;

  /** {@code struct pollfd}: int fd, short events, short revents. */
  public static final long POLLFD_SIZE = 8;

  public static final int SIGHUP = 1;

  /** More than any system's {@code struct sigaction}, which nobody looks into here. */
  private static final long SIGACTION_SIZE = 256;

  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;

  private static final int MSG_NOSIGNAL = 0x4000;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle STATE_ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> ERRNO =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  // One holder a function: a handle costs milliseconds to make on a small board.
  private static final class Open {
    static final MethodHandle CALL = variadic("open", ADDRESS, JAVA_INT);
  }

  private static final class Ioctl {
    static final MethodHandle CALL = variadic("ioctl", JAVA_INT, JAVA_LONG, ADDRESS);
  }

  private static final class Read {
    static final MethodHandle CALL =
        function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  }

  private static final class Write {
    static final MethodHandle CALL =
        function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  }

  private static final class Poll {
    static final MethodHandle CALL =
        function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  private static final class Eventfd {
    static final MethodHandle CALL =
        function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  }

  private static final class Flock {
    static final MethodHandle CALL =
        function("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  }

  private static final class Socket {
    static final MethodHandle CALL =
        function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  }

  private static final class Sendto {
    static final MethodHandle CALL =
        function(
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  }

  private static final class Sigaction {
    static final MethodHandle CALL =
        function("sigaction", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  }

  private static final class Close {
    static final MethodHandle CALL = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  private Libc() {}

  /** The new file descriptor. {@code O_CLOEXEC} is added: no child of ours shall hold a line. */
  public static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      while (true) {
        int fd = (int) Open.CALL.invokeExact(ERRNO.get(), name, flags | O_CLOEXEC);
        if (fd >= 0 || !again("open")) {
          return fd;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** What the kernel answers; the argument is filled in place. */
  public static int ioctl(int fd, long request, MemorySegment argument) {
    try {
      while (true) {
        int answer = (int) Ioctl.CALL.invokeExact(ERRNO.get(), fd, request, argument);
        if (answer >= 0 || !again("ioctl")) {
          return answer;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** How many bytes were read; 0 at the end. */
  public static long read(int fd, MemorySegment into, long most) {
    try {
      while (true) {
        long count = (long) Read.CALL.invokeExact(ERRNO.get(), fd, into, most);
        if (count >= 0 || !again("read")) {
          return count;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** How many bytes were taken. */
  public static long write(int fd, MemorySegment bytes, long count) {
    try {
      while (true) {
        long taken = (long) Write.CALL.invokeExact(ERRNO.get(), fd, bytes, count);
        if (taken >= 0 || !again("write")) {
          return taken;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /**
   * Sleeps until one of so many {@code struct pollfd} has something to say.
   *
   * @param millis at most; -1 for ever
   */
  public static int poll(MemorySegment descriptors, long count, int millis) {
    try {
      while (true) {
        int ready = (int) Poll.CALL.invokeExact(ERRNO.get(), descriptors, count, millis);
        if (ready >= 0 || !again("poll")) {
          return ready;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** A descriptor to wake a sleeping {@link #poll} with: write eight bytes, a number, to it. */
  public static int eventfd() {
    try {
      int fd = (int) Eventfd.CALL.invokeExact(ERRNO.get(), 0, O_CLOEXEC | O_NONBLOCK);
      if (fd < 0) {
        again("eventfd");
      }
      return fd;
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Takes the file for this descriptor alone until it is closed; EAGAIN where another has it. */
  public static void lock(int fd) {
    try {
      while ((int) Flock.CALL.invokeExact(ERRNO.get(), fd, LOCK_EX | LOCK_NB) < 0) {
        again("flock");
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** The new socket; no child of ours shall hold it. */
  public static int socket(int domain, int type) {
    try {
      int fd = (int) Socket.CALL.invokeExact(ERRNO.get(), domain, type | O_CLOEXEC, 0);
      if (fd < 0) {
        again("socket");
      }
      return fd;
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Sends all of the bytes in one datagram; without a signal where nobody reads. */
  public static void sendto(int fd, MemorySegment bytes, MemorySegment address) {
    try {
      while (true) {
        long sent =
            (long)
                Sendto.CALL.invokeExact(
                    ERRNO.get(),
                    fd,
                    bytes,
                    bytes.byteSize(),
                    MSG_NOSIGNAL,
                    address,
                    (int) address.byteSize());
        if (sent >= 0 || !again("sendto")) {
          return;
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Runs what would change whom a signal is told to, and has it as before. */
  public static void keeping(int signal, Runnable action) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment before = arena.allocate(SIGACTION_SIZE, 8);
      if ((int) Sigaction.CALL.invokeExact(ERRNO.get(), signal, MemorySegment.NULL, before) < 0) {
        again("sigaction");
      }
      try {
        action.run();
      } finally {
        if ((int) Sigaction.CALL.invokeExact(ERRNO.get(), signal, before, MemorySegment.NULL) < 0) {
          again("sigaction");
        }
      }
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** Not called again when interrupted: Linux has closed it by then. */
  public static void close(int fd) {
    try {
      int ignored = (int) Close.CALL.invokeExact(ERRNO.get(), fd);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /** The request number of an ioctl, as the kernel's macros {@code _IO}, {@code _IOR} … make it. */
  public static long request(int direction, int type, int number, int size) {
    return (long) direction << 30 | (long) size << 16 | (long) type << 8 | number;
  }

  /** True when a signal came between; else throws what the call failed with. */
  private static boolean again(String call) {
    int errno = (int) STATE_ERRNO.get(ERRNO.get(), 0L);
    if (errno != Errno.EINTR) {
      throw new Errno(call, errno);
    }
    return true;
  }

  private static RuntimeException thrown(Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }

  private static MethodHandle variadic(String name, MemoryLayout fixed, MemoryLayout... more) {
    MemoryLayout[] all = new MemoryLayout[more.length + 1];
    all[0] = fixed;
    System.arraycopy(more, 0, all, 1, more.length);
    // ioctl(int, unsigned long, ...) and open(const char*, int, ...): on some machines what follows
    // the fixed arguments travels elsewhere.
    return function(name, FunctionDescriptor.of(JAVA_INT, all), Linker.Option.firstVariadicArg(2));
  }

  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = Linker.Option.captureCallState("errno");
    System.arraycopy(options, 0, all, 1, options.length);
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, all);
  }
}

package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The open lines of one request to the kernel. Any thread: the guard may close what the loop
 * writes, so each call has the lines to itself.
 */
final class LinuxLines implements OpenLines {
  private final LineRequest request;
  private final long outputs;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment values = arena.allocate(LinuxUapi.VALUES_SIZE, 8);
  private final boolean watched;
  private int fd;

  /** Takes over the descriptor. */
  LinuxLines(LineRequest request, int fd, LineListener listener) {
    this.request = request;
    this.fd = fd;
    long mask = 0;
    boolean edges = false;
    for (int i = 0; i < request.lines().size(); i++) {
      switch (request.lines().get(i)) {
        case LineSettings.Output output -> mask |= 1L << i;
        case LineSettings.Input input -> edges |= input.edges() != Edges.NONE;
      }
    }
    outputs = mask;
    watched = edges;
    if (watched) {
      LinuxEdges.watch(fd, new LinuxEdges.Source(request, listener));
    }
  }

  @Override
  public synchronized long read() {
    checkOpen();
    values.set(JAVA_LONG, 0, 0);
    values.set(JAVA_LONG, 8, all());
    call(LinuxUapi.GET_VALUES);
    return values.get(JAVA_LONG, 0);
  }

  @Override
  public synchronized void write(long mask, long levels) {
    checkOpen();
    long inputs = mask & ~outputs;
    if (inputs != 0) {
      throw new HalException(
          "EPERM",
          "gpio: %s is an input; open it as an output to write to it"
              .formatted(request.lines().get(Long.numberOfTrailingZeros(inputs)).line().name()));
    }
    set(mask, levels);
  }

  /** The safe levels go out in one call; a chip that is gone has nothing to be made safe. */
  @Override
  public synchronized void close() {
    if (fd < 0) {
      return;
    }
    long mask = 0;
    long levels = 0;
    for (int i = 0; i < request.lines().size(); i++) {
      if (request.lines().get(i) instanceof LineSettings.Output output && output.safe() != null) {
        mask |= 1L << i;
        levels |= (long) output.safe() << i;
      }
    }
    try {
      if (mask != 0) {
        set(mask, levels);
      }
    } catch (HalException e) {
      if (!e.code().equals("ENODEV")) {
        throw e;
      }
    } finally {
      int closing = fd;
      fd = -1;
      if (watched) {
        LinuxEdges.forget(closing); // no edge is reported when this returns
      }
      Libc.close(closing);
      arena.close();
    }
  }

  private void set(long mask, long levels) {
    values.set(JAVA_LONG, 0, levels);
    values.set(JAVA_LONG, 8, mask);
    call(LinuxUapi.SET_VALUES);
  }

  private void call(long number) {
    try {
      Libc.ioctl(fd, number, values);
    } catch (Errno e) {
      throw e.number() == Errno.ENODEV
          ? gone(request)
          : new HalException(
              e.name(), "gpio: the kernel refuses " + request.consumer() + " (" + e.name() + ")");
    }
  }

  static HalException gone(LineRequest request) {
    return new HalException(
        "ENODEV",
        "gpio: the chip of %s is gone; was it unplugged, or its driver unbound?"
            .formatted(request.consumer()));
  }

  private void checkOpen() {
    if (fd < 0) {
      throw new HalException(
          "EBADF", "gpio: %s is closed; open it again".formatted(request.consumer()));
    }
  }

  private long all() {
    return -1L >>> (Long.SIZE - request.lines().size());
  }
}

package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The open lines of one request to the kernel. Any thread: the guard may close what the loop
 * writes, so each call has the lines to itself.
 */
final class LinuxLines implements OpenLines {
  private final MemorySegment values = Arena.ofAuto().allocate(LinuxUapi.VALUES_SIZE, 8);
  private LineRequest request;
  private int fd;

  /** Takes over the descriptor. */
  LinuxLines(LineRequest request, int fd, LineListener listener) {
    this.request = request;
    this.fd = fd;
    // Lines without edges, too: that the chip is gone is told of all.
    LinuxEdges.watch(fd, new LinuxEdges.Source(request, listener));
  }

  @Override
  public synchronized long read() {
    checkOpen();
    values.set(JAVA_LONG, 0, 0);
    values.set(JAVA_LONG, 8, -1L >>> (Long.SIZE - request.lines().size()));
    call(LinuxUapi.GET_VALUES, values);
    return values.get(JAVA_LONG, 0);
  }

  @Override
  public synchronized void write(long mask, long levels) {
    checkOpen();
    checkOutputs(mask);
    set(mask, levels);
  }

  @Override
  public synchronized void reconfigure(List<LineSettings> settings) {
    checkOpen();
    LineRequest next = request.with(settings);
    try (Arena arena = Arena.ofConfined()) {
      if (turnsOver(request.lines(), settings)) {
        call(LinuxUapi.SET_CONFIG, LinuxUapi.config(arena, deaf(settings)));
      }
      call(LinuxUapi.SET_CONFIG, LinuxUapi.config(arena, settings));
    }
    request = next;
  }

  /** The safe levels go out in one call; a chip that is gone has nothing to be made safe. */
  @Override
  public void close() {
    int closing;
    synchronized (this) {
      closing = fd;
      if (closing < 0) {
        return;
      }
      try {
        makeSafe();
      } catch (HalException e) {
        if (!e.code().equals("ENODEV")) {
          throw e;
        }
      } finally {
        fd = -1;
      }
    }
    // Not under the lock: whoever is being told of an edge just now may read these lines.
    LinuxEdges.forget(closing);
    Libc.close(closing);
  }

  private void makeSafe() {
    long mask = 0;
    long levels = 0;
    for (int i = 0; i < request.lines().size(); i++) {
      if (request.lines().get(i) instanceof LineSettings.Output output && output.safe() != null) {
        mask |= 1L << i;
        levels |= (long) output.safe() << i;
      }
    }
    if (mask != 0) {
      set(mask, levels);
    }
  }

  private void set(long mask, long levels) {
    values.set(JAVA_LONG, 0, levels);
    values.set(JAVA_LONG, 8, mask);
    call(LinuxUapi.SET_VALUES, values);
  }

  private void call(long number, MemorySegment argument) {
    try {
      Libc.ioctl(fd, number, argument);
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

  private void checkOutputs(long mask) {
    for (int i = 0; i < request.lines().size(); i++) {
      if ((mask >> i & 1) != 0 && !(request.lines().get(i) instanceof LineSettings.Output)) {
        throw new HalException(
            "EPERM",
            "gpio: %s is an input; open it as an output to write to it"
                .formatted(request.lines().get(i).line().name()));
      }
    }
  }

  /**
   * Whether an input's polarity changes. The kernel does not turn an edge over that it listens for
   * already, so it has to stop listening first.
   */
  private static boolean turnsOver(List<LineSettings> before, List<LineSettings> after) {
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) instanceof LineSettings.Input was
          && after.get(i) instanceof LineSettings.Input now
          && was.activeLow() != now.activeLow()) {
        return true;
      }
    }
    return false;
  }

  /** As they will be, but inputs as they were, and not listened to. */
  private List<LineSettings> deaf(List<LineSettings> after) {
    List<LineSettings> lines = new ArrayList<>(after);
    for (int i = 0; i < lines.size(); i++) {
      if (request.lines().get(i) instanceof LineSettings.Input was
          && after.get(i) instanceof LineSettings.Input) {
        lines.set(
            i,
            new LineSettings.Input(
                was.line(), was.pull(), was.activeLow(), Duration.ZERO, Edges.NONE));
      }
    }
    return lines;
  }
}

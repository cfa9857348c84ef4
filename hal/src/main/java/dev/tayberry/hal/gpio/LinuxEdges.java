package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that hears all lines: their edges, and that a chip is gone. It sleeps until the
 * kernel has something to say; who adds or removes lines wakes it. It ends with the last line.
 */
final class LinuxEdges implements Runnable {
  /** Where a request's edges go. */
  static final class Source {
    private final LineRequest request;
    private final LineListener listener;
    private final int[] offsets;
    private long sequence;

    Source(LineRequest request, LineListener listener) {
      this.request = request;
      this.listener = listener;
      offsets = request.lines().stream().mapToInt(settings -> settings.line().offset()).toArray();
    }

    private void tell(int offset, int level, long timestamp, int number) {
      // The kernel's number has 32 bits: at 100,000 edges a second it starts anew in half a day.
      sequence += Integer.toUnsignedLong(number - (int) sequence);
      for (int i = 0; i < offsets.length; i++) {
        if (offsets[i] == offset) {
          listener.edge(new LineEvent(i, level, timestamp, sequence));
          return;
        }
      }
    }
  }

  /** How long a sleeping thread may take to wake up. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** At most so many are read at once. */
  private static final int EVENTS = 64;

  private static final int RISING = 1;

  /**
   * Lines come and go under this, and edges are told under it: who forgets a line has its word. It
   * is fair, so that a line with very many edges lets others come and go.
   */
  private static final ReentrantLock LOCK = new ReentrantLock(true);

  private static @Nullable LinuxEdges running;

  private final Map<Integer, Source> sources = new LinkedHashMap<>();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment events = arena.allocate((long) EVENTS * LinuxUapi.EVENT_SIZE, 8);
  private final MemorySegment one = arena.allocate(JAVA_LONG);
  private final int wake = Libc.eventfd();
  private final Thread thread = Thread.ofPlatform().daemon().name("tayberry-gpio").unstarted(this);
  private final Condition awake = LOCK.newCondition();
  private long rounds;
  private boolean changed = true;
  private boolean ended;

  private LinuxEdges() {
    one.set(JAVA_LONG, 0, 1);
  }

  /** From now on the source hears what comes on the descriptor. */
  static void watch(int fd, Source source) {
    LOCK.lock();
    try {
      LinuxEdges edges = running;
      if (edges == null) {
        edges = new LinuxEdges();
        running = edges;
        edges.thread.start();
      }
      edges.sources.put(fd, source);
      edges.changed();
    } finally {
      LOCK.unlock();
    }
  }

  /**
   * When this returns nothing more is told of it, unless the caller is being told just now; and the
   * descriptor is polled no longer: what is polled stays open in the kernel, its lines held.
   */
  static void forget(int fd) {
    LOCK.lock();
    try {
      LinuxEdges edges = running;
      if (edges != null) {
        edges.sources.remove(fd);
        edges.changed();
        if (edges.sources.isEmpty()) {
          edges.ended = true;
          running = null;
        }
        edges.awaitAwake();
      }
    } finally {
      LOCK.unlock();
    }
  }

  private void awaitAwake() {
    if (!Thread.currentThread().equals(thread)) {
      long before = rounds;
      long left = PATIENCE;
      try {
        while (rounds == before && left > 0) {
          left = awake.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // then the lines are free a moment later
      }
    }
  }

  private void changed() {
    changed = true;
    Libc.write(wake, one, Long.BYTES);
  }

  @Override
  public void run() {
    try (arena) {
      for (MemorySegment polled = descriptors(); polled != null; polled = next(polled)) {
        Libc.poll(polled, polled.byteSize() / Libc.POLLFD_SIZE, -1);
      }
    } finally {
      Libc.close(wake);
    }
  }

  /** Tells what was heard; the descriptors to poll then, null at the end. */
  private @Nullable MemorySegment next(MemorySegment polled) {
    LOCK.lock();
    try {
      rounds++;
      awake.signalAll();
      if (heard(polled, 0) != 0) {
        Libc.read(wake, events, Long.BYTES);
      }
      if (!changed) { // else what was polled may be another file by now
        for (int place = 1; place < polled.byteSize() / Libc.POLLFD_SIZE; place++) {
          hear(polled.get(JAVA_INT, place * Libc.POLLFD_SIZE), heard(polled, place));
        }
      }
      return ended ? null : changed ? descriptors() : polled;
    } finally {
      LOCK.unlock();
    }
  }

  private MemorySegment descriptors() {
    LOCK.lock();
    try {
      changed = false;
      MemorySegment polled =
          Arena.ofAuto().allocate((sources.size() + 1) * Libc.POLLFD_SIZE, Libc.POLLFD_SIZE);
      int place = 0;
      put(polled, place++, wake);
      for (int fd : sources.keySet()) {
        put(polled, place++, fd);
      }
      return polled;
    } finally {
      LOCK.unlock();
    }
  }

  private static void put(MemorySegment segment, int place, int fd) {
    segment.set(JAVA_INT, place * Libc.POLLFD_SIZE, fd);
    segment.set(JAVA_SHORT, place * Libc.POLLFD_SIZE + 4, Libc.POLLIN);
  }

  private static short heard(MemorySegment polled, int place) {
    return polled.get(JAVA_SHORT, place * Libc.POLLFD_SIZE + 6);
  }

  private void hear(int fd, short heard) {
    Source source = sources.get(fd);
    if (heard == 0 || source == null) {
      return;
    }
    try {
      if ((heard & Libc.POLLIN) != 0) {
        read(fd, source);
      } else {
        gone(fd, source);
      }
    } catch (Errno e) {
      gone(fd, source);
    }
  }

  /** Nothing will ever come again. */
  private void gone(int fd, Source source) {
    sources.remove(fd);
    changed = true;
    source.listener.failed(LinuxLines.gone(source.request));
  }

  private void read(int fd, Source source) {
    long length = Libc.read(fd, events, events.byteSize());
    for (long at = 0; at < length; at += LinuxUapi.EVENT_SIZE) {
      source.tell(
          events.get(JAVA_INT, at + 12),
          events.get(JAVA_INT, at + 8) == RISING ? 1 : 0,
          events.get(JAVA_LONG, at),
          events.get(JAVA_INT, at + 16));
    }
  }
}

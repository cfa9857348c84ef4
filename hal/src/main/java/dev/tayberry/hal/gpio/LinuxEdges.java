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
import org.jspecify.annotations.Nullable;

/**
 * The one thread that hears the edges of all lines. It sleeps until the kernel has something to
 * say; who adds or removes lines wakes it. It ends with the last line.
 */
final class LinuxEdges implements Runnable {
  /** Where a request's edges go. */
  static final class Source {
    private final LineRequest request;
    private final LineListener listener;
    private final Map<Integer, Integer> places = new LinkedHashMap<>();

    Source(LineRequest request, LineListener listener) {
      this.request = request;
      this.listener = listener;
      for (int i = 0; i < request.lines().size(); i++) {
        places.put(request.lines().get(i).line().offset(), i);
      }
    }
  }

  /** At most so many are read at once. */
  private static final int EVENTS = 64;

  private static final int RISING = 1;

  private static final Object LOCK = new Object();
  private static @Nullable LinuxEdges running;

  private final Map<Integer, Source> sources = new LinkedHashMap<>();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment events = arena.allocate((long) EVENTS * LinuxUapi.EVENT_SIZE, 8);
  private final MemorySegment one = arena.allocate(JAVA_LONG);
  private final int wake = Libc.eventfd();

  /** Lines come and go under this, and edges are told under it: who forgets a line has its word. */
  private final Object telling = new Object();

  private boolean changed = true;
  private boolean ended;

  private LinuxEdges() {
    one.set(JAVA_LONG, 0, 1);
  }

  /** From now on the source hears what comes on the descriptor. */
  static void watch(int fd, Source source) {
    synchronized (LOCK) {
      LinuxEdges edges = running;
      if (edges == null) {
        edges = new LinuxEdges();
        running = edges;
        edges.add(fd, source);
        Thread.ofPlatform().daemon().name("tayberry-gpio").start(edges);
      } else {
        edges.add(fd, source);
      }
    }
  }

  /** When this returns nothing more is told of it, unless the caller is being told just now. */
  static void forget(int fd) {
    synchronized (LOCK) {
      LinuxEdges edges = running;
      if (edges != null && edges.remove(fd)) {
        running = null;
      }
    }
  }

  private void add(int fd, Source source) {
    synchronized (telling) {
      sources.put(fd, source);
      changed = true;
      Libc.write(wake, one, Long.BYTES);
    }
  }

  private boolean remove(int fd) {
    synchronized (telling) {
      sources.remove(fd);
      changed = true;
      ended = sources.isEmpty();
      Libc.write(wake, one, Long.BYTES);
      return ended;
    }
  }

  @Override
  public void run() {
    try (arena) {
      @Nullable MemorySegment polled = null;
      int count = 0;
      while (true) {
        synchronized (telling) {
          if (ended) {
            return;
          }
          if (changed || polled == null) {
            changed = false;
            polled = descriptors();
            count = sources.size() + 1;
          }
        }
        Libc.poll(polled, count, -1);
        tell(polled, count);
      }
    } finally {
      Libc.close(wake);
    }
  }

  private MemorySegment descriptors() {
    MemorySegment segment =
        Arena.ofAuto().allocate((sources.size() + 1) * Libc.POLLFD_SIZE, Libc.POLLFD_SIZE);
    int place = 0;
    put(segment, place++, wake);
    for (int fd : sources.keySet()) {
      put(segment, place++, fd);
    }
    return segment;
  }

  private static void put(MemorySegment segment, int place, int fd) {
    segment.set(JAVA_INT, place * Libc.POLLFD_SIZE, fd);
    segment.set(JAVA_SHORT, place * Libc.POLLFD_SIZE + 4, Libc.POLLIN);
  }

  private void tell(MemorySegment polled, int count) {
    synchronized (telling) {
      if (heard(polled, 0) != 0) {
        Libc.read(wake, events, Long.BYTES);
      }
      if (changed) {
        return; // what was polled may be another file by now
      }
      for (int place = 1; place < count; place++) {
        int fd = polled.get(JAVA_INT, place * Libc.POLLFD_SIZE);
        Source source = sources.get(fd);
        if (source != null && heard(polled, place) != 0) {
          read(fd, source);
        }
      }
    }
  }

  private static short heard(MemorySegment polled, int place) {
    return polled.get(JAVA_SHORT, place * Libc.POLLFD_SIZE + 6);
  }

  private void read(int fd, Source source) {
    long length;
    try {
      length = Libc.read(fd, events, events.byteSize());
    } catch (Errno e) {
      sources.remove(fd); // the chip is gone: nothing will ever come again
      changed = true;
      source.listener.failed(LinuxLines.gone(source.request));
      return;
    }
    for (long at = 0; at < length; at += LinuxUapi.EVENT_SIZE) {
      Integer index = source.places.get(events.get(JAVA_INT, at + 12));
      if (index != null) {
        source.listener.edge(
            new LineEvent(
                index,
                events.get(JAVA_INT, at + 8) == RISING ? 1 : 0,
                events.get(JAVA_LONG, at),
                Integer.toUnsignedLong(events.get(JAVA_INT, at + 16))));
      }
    }
  }
}

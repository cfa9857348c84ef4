package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.ManualLoop;
import dev.tayberry.hal.linux.Errno;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand edges a second on eight lines, and 200,000 on a ninth: each comes, or is told to be
 * missing. The kernel's end is a pipe, which takes what the kernel would put there at rates that no
 * simulated chip reaches.
 */
@EnabledOnOs(OS.LINUX)
class EdgeFloodTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MILLIS = 1000;
  private static final int QUICK = 200;

  /** As the kernel fills it; a write of less than a page is whole in a pipe or not at all. */
  private final class Fed implements AutoCloseable {
    private static final int READ_WRITE = 2;
    private static final int WRITE = 1;
    private static final int NONBLOCK = 2048;
    private static final int MOST = 50;
    private static final int ROOM = 65536 / LinuxUapi.EVENT_SIZE;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment events =
        arena.allocate((long) MOST * LinuxUapi.EVENT_SIZE, JAVA_LONG.byteAlignment());
    private final int fd;
    private final int far;
    private volatile int made;

    private long came;
    private long lost;
    private long last;

    Fed(String name) throws IOException, InterruptedException {
      Path pipe = folder.resolve(name);
      assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
      fd = Libc.open(pipe.toString(), READ_WRITE);
      far = Libc.open(pipe.toString(), WRITE | NONBLOCK);
      var input = new LineSettings.Input(TestBoard.KEY, Pull.UP, false, Duration.ZERO, Edges.BOTH);
      var queue = new EdgeQueue(loop, this::told);
      var source =
          new LinuxEdges.Source(
              new LineRequest("flood:" + name, input),
              new LineListener() {
                @Override
                public void edge(LineEvent event) {
                  queue.add(event);
                }

                @Override
                public void failed(HalException error) {
                  throw error;
                }
              });
      LinuxEdges.watch(fd, source);
    }

    /** On the loop. */
    private void told(LineEvent event, long missing) {
      came++;
      lost += missing;
      assertEquals(last + missing + 1, event.sequence());
      last = event.sequence();
    }

    /** Whether there was room; else they are gone: the kernel's buffer has an end as well. */
    boolean edges(int count) {
      int number = made;
      for (int i = 0; i < count; i++) {
        long at = (long) i * LinuxUapi.EVENT_SIZE;
        number++;
        events.set(JAVA_LONG, at, number);
        events.set(JAVA_INT, at + 8, number % 2 == 1 ? 1 : 2);
        events.set(JAVA_INT, at + 12, TestBoard.KEY.offset());
        events.set(JAVA_INT, at + 16, number);
      }
      made = number;
      try {
        return Libc.write(far, events, (long) count * LinuxUapi.EVENT_SIZE) > 0;
      } catch (Errno full) {
        assertEquals(Errno.EAGAIN, full.number());
        return false;
      }
    }

    boolean isTold() {
      return last == made;
    }

    @Override
    public void close() {
      LinuxEdges.forget(fd);
      Libc.close(fd);
      Libc.close(far);
      arena.close();
    }
  }

  @TempDir private Path folder;
  private final ManualLoop loop = new ManualLoop();
  private final List<Fed> eight = new ArrayList<>();
  private Fed quick;
  private boolean ended;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    for (int i = 0; i < 8; i++) {
      eight.add(new Fed("line" + i));
    }
    quick = new Fed("quick");
  }

  @AfterEach
  void close() {
    eight.forEach(Fed::close);
    quick.close();
  }

  @Test
  void eachEdgeComesOrIsTold() throws InterruptedException {
    Thread world = Thread.ofPlatform().start(this::aSecond);
    loop.runUntil(this::allIsTold, SOON);
    world.join();
    assertEquals(MILLIS, eight.getFirst().made);
    for (Fed line : eight) {
      assertEquals(line.made, line.came + line.lost);
    }
    assertEquals(quick.made, quick.came + quick.lost);
  }

  /** The app does something else, for all of it: what waits for it then has an end. */
  @Test
  void ofThoseThatAnAppDoesNotTakeTheLastAreKept() throws InterruptedException {
    Thread world = Thread.ofPlatform().start(this::aSecond);
    world.join();
    loop.runUntil(this::allIsTold, SOON);
    for (Fed line : eight) {
      assertEquals(0, line.lost); // they fit
    }
    assertTrue(quick.came <= EdgeQueue.CAPACITY + Fed.ROOM, () -> quick.came + " came");
    assertEquals(quick.made, quick.came + quick.lost);
  }

  private boolean allIsTold() {
    return ended && quick.isTold() && eight.stream().allMatch(Fed::isTold);
  }

  private void aSecond() {
    long began = System.nanoTime();
    for (int milli = 1; milli <= MILLIS; milli++) {
      eight.forEach(line -> line.edges(1));
      for (int i = 0; i < QUICK; i += Fed.MOST) {
        quick.edges(Fed.MOST);
      }
      LockSupport.parkNanos(began + milli * 1_000_000L - System.nanoTime());
    }
    while (!quick.edges(1)) { // the last one of all comes: what is before it is being read
      Thread.onSpinWait();
    }
    loop.post(() -> ended = true);
  }
}

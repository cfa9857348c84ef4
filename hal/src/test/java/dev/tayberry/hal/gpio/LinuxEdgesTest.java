package dev.tayberry.hal.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.fixtures.Patience;
import dev.tayberry.hal.HalException;
import dev.tayberry.hal.linux.Libc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that hears all lines. Named pipes stand in for lines: poll and read know no other. */
class LinuxEdgesTest {
  private static final int LINES = 64;
  private static final Path TASKS = Path.of("/proc/self/task");

  /** What was heard: on which line, what, and by which thread. */
  private record Heard(int line, LineEvent event, Thread by) {}

  @TempDir Path folder;
  private final List<Integer> lines = new ArrayList<>();
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void manyLines() throws Exception {
    List<String> pipes =
        IntStream.range(0, LINES).mapToObj(i -> folder.resolve("line" + i).toString()).toList();
    var mkfifo = Stream.concat(Stream.of("mkfifo"), pipes.stream()).toList();
    assertEquals(0, new ProcessBuilder(mkfifo).inheritIO().start().waitFor());
    for (int i = 0; i < LINES; i++) {
      // For both, so that a pipe without a writer is no chip that is gone.
      int fd = Libc.open(pipes.get(i), Libc.O_RDWR | Libc.O_NONBLOCK);
      LinuxEdges.watch(fd, source(i));
      lines.add(fd);
    }
  }

  @AfterEach
  void forgetThem() {
    lines.forEach(LinuxEdges::forget);
    lines.forEach(Libc::close);
  }

  @Test
  void allLinesHaveOneThreadThatSleepsUntilSomethingHappens() {
    Patience.until(
        () -> "one thread asleep over all lines, but: " + calls(),
        () -> calls().size() == 1 && sleepsOver(LINES + 1, calls().getFirst()));
    edge(7, 1, 1);
    assertEquals(7, next().line());
    LinuxEdges.forget(lines.getFirst());
    Patience.until(
        () -> "asleep again, over one line less, but: " + calls(),
        () -> calls().size() == 1 && sleepsOver(LINES, calls().getFirst()));
    lines.forEach(LinuxEdges::forget);
    Patience.until(() -> "no thread without lines, but: " + calls(), () -> calls().isEmpty());
  }

  @Test
  void eachLinesEdgesReachItsOwnListenerOnThatThread() {
    Heard first = null;
    for (int line = 0; line < LINES; line++) {
      edge(line, line % 2, 1);
      Heard it = next();
      first = first == null ? it : first;
      assertEquals(line, it.line());
      assertEquals(new LineEvent(0, line % 2, 1000 + line, 1), it.event());
      assertEquals(first.by(), it.by());
    }
    assertTrue(heard.isEmpty(), heard::toString);
  }

  @Test
  void edgesThatTheKernelCountedAndLostAreMissingInTheSequence() {
    edge(3, 1, -2);
    edge(3, 0, -1);
    edge(3, 1, 4); // the kernel's number has begun anew; so many were not kept
    assertEquals((1L << 32) - 2, next().event().sequence());
    assertEquals((1L << 32) - 1, next().event().sequence());
    assertEquals((1L << 32) + 4, next().event().sequence());
  }

  private LinuxEdges.Source source(int line) {
    var key = new LineSettings.Input(TestBoard.KEY, Pull.UP, false, Duration.ZERO, Edges.BOTH);
    return new LinuxEdges.Source(
        new LineRequest("test:" + line, key),
        new LineListener() {
          @Override
          public void edge(LineEvent event) {
            heard.add(new Heard(line, event, Thread.currentThread()));
          }

          @Override
          public void failed(HalException error) {
            throw error;
          }
        });
  }

  private Heard next() {
    Patience.until(() -> "an edge", () -> !heard.isEmpty());
    return heard.remove();
  }

  /** As the kernel's {@code struct gpio_v2_line_event}. */
  private void edge(int line, int level, int number) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment event = arena.allocate(LinuxUapi.EVENT_SIZE, 8);
      event.set(JAVA_LONG, 0, 1000 + line);
      event.set(JAVA_INT, 8, level == 1 ? 1 : 2);
      event.set(JAVA_INT, 12, TestBoard.KEY.offset());
      event.set(JAVA_INT, 16, number);
      assertEquals(event.byteSize(), Libc.write(lines.get(line), event, event.byteSize()));
    }
  }

  /** What the kernel says our threads are in: a system call's number and its arguments. */
  private static List<String> calls() {
    try (var tasks = Files.newDirectoryStream(TASKS)) {
      List<String> calls = new ArrayList<>();
      for (Path task : tasks) {
        if (read(task.resolve("comm")).equals("tayberry-gpio")) {
          calls.add(read(task.resolve("syscall")));
        }
      }
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // that thread has ended meanwhile
    }
  }

  /** poll(descriptors, so many, for ever), which other machines call ppoll(…, …, null). */
  private static boolean sleepsOver(int descriptors, String call) {
    String[] words = call.split(" ");
    if (words.length < 4) {
      return false; // it is running
    }
    String forEver = System.getProperty("os.arch").equals("amd64") ? "0xffffffff" : "0x0";
    return words[2].equals("0x" + Integer.toHexString(descriptors)) && words[3].equals(forEver);
  }
}

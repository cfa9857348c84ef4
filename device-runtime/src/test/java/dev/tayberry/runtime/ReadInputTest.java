package dev.tayberry.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.node.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An input that blocks, as a program has it: asked, and told when something is there. */
class ReadInputTest {
  private final LinkedBlockingQueue<String> pipe = new LinkedBlockingQueue<>();
  private final Semaphore reads = new Semaphore(0);
  private final Input input = Input.of(new Pipe());

  @Test
  void oneReadForEachPieceAskedForAndNoneBefore() throws Exception {
    pipe.add("one");
    pipe.add("two");
    pipe.add("three");
    assertEquals("one", next());
    assertEquals("two", next());
    assertEquals(2, reads.availablePermits());
  }

  @Test
  void whatComesForAProgramThatHasEndedIsForTheNext() throws Exception {
    CountDownLatch earlier = new CountDownLatch(1);
    assertNull(input.take(earlier::countDown));
    assertTrue(reads.tryAcquire(10, TimeUnit.SECONDS)); // in the kernel, for one that has ended
    CountDownLatch later = new CountDownLatch(1);
    assertNull(input.take(later::countDown));
    pipe.add("for the later");
    assertTrue(later.await(10, TimeUnit.SECONDS));
    assertEquals(1, earlier.getCount());
    assertEquals("for the later", next());
  }

  @Test
  void whatItWasToldOfAndDidNotTakeIsKept() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    assertNull(input.take(told::countDown));
    pipe.add("kept");
    assertTrue(told.await(10, TimeUnit.SECONDS));
    assertEquals("kept", next());
  }

  @Test
  void itsEndIsSaidAgainToWhoeverAsksAgain() throws Exception {
    pipe.add("");
    pipe.add("");
    assertEquals("", next());
    assertEquals("", next());
  }

  @Test
  void anErrorIsToldOnceAndNamesItsErrno() throws Exception {
    pipe.add("!Is a directory");
    pipe.add("after it");
    assertEquals("EISDIR", assertThrows(HalException.class, this::next).code());
    assertEquals("after it", next());
  }

  @Test
  void oneThatWasClosedBeforeWeStartedIsAtItsEnd() throws Exception {
    pipe.add("!Bad file descriptor");
    assertEquals("", next());
    assertArrayEquals(new byte[0], Input.NONE.take(() -> {}));
  }

  private String next() throws InterruptedException {
    while (true) {
      CountDownLatch there = new CountDownLatch(1);
      byte[] piece = input.take(there::countDown);
      if (piece != null) {
        return new String(piece, StandardCharsets.UTF_8);
      }
      assertTrue(there.await(10, TimeUnit.SECONDS), "nothing came");
    }
  }

  /** As the kernel's: what is written is read in one piece, and whoever reads before it waits. */
  private final class Pipe extends InputStream {
    @Override
    public int read() {
      throw new UnsupportedOperationException("a byte at a time");
    }

    @Override
    public int read(byte[] buffer) throws IOException {
      reads.release();
      try {
        String text = pipe.take();
        if (text.startsWith("!")) {
          throw new IOException(text.substring(1));
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        return bytes.length == 0 ? -1 : bytes.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}

package dev.tayberry.runtime.node;

import dev.tayberry.hal.HalException;
import dev.tayberry.hal.Loop;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.concurrent.Callable;

/** Runs a file call now, or later and away from the loop as a promise; errors get errno names. */
final class FileWork {
  /** A call without a result. */
  interface Action {
    void run() throws IOException;
  }

  private final Loop loop;

  FileWork(Loop loop) {
    this.loop = loop;
  }

  Object run(boolean later, Callable<Object> call) {
    Callable<Object> checked = () -> attempt(call);
    if (later) {
      return loop.work("a file", checked);
    }
    try {
      return checked.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Object doing(boolean later, Action action) {
    return run(
        later,
        () -> {
          action.run();
          return true;
        });
  }

  private static Object attempt(Callable<Object> call) throws Exception {
    try {
      return call.call();
    } catch (ClosedChannelException | NonReadableChannelException | NonWritableChannelException e) {
      throw new HalException("EBADF", "the file is closed, or not open for that", e);
    } catch (IOException e) {
      throw FileErrors.of(e);
    }
  }
}

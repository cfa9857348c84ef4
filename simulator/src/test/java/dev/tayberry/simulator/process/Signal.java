package dev.tayberry.simulator.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Java cannot send to a process: {@code kill -NAME}. */
final class Signal {
  private Signal() {}

  static void send(String name, long pid) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("kill -" + name + " " + pid + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.tayberry.hal.mqtt;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Who is still running. */
final class Threads {
  private Threads() {}

  static List<String> named(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains(part))
        .sorted()
        .toList();
  }

  /** Where they hang. */
  static String stacks(String part) {
    var text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getName().contains(part)) {
                text.append(thread.getName()).append(' ').append(thread.getState());
                Stream.of(stack).forEach(frame -> text.append("\n    ").append(frame));
                text.append('\n');
              }
            });
    return text.toString();
  }

  /** Until they have ended; Paho's take a while. Paho and we put the client's id into the name. */
  static void assertGone(String part) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!named(part).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("threads that do not end:\n" + stacks(part));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}

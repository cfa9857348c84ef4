package dev.tayberry.hal.mqtt;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Who is still running. */
final class Threads {
  private Threads() {}

  static List<String> named(String... prefixes) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> Stream.of(prefixes).anyMatch(name::startsWith))
        .sorted()
        .toList();
  }

  /** Where they hang. */
  static String stacks(String... prefixes) {
    var text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (Stream.of(prefixes).anyMatch(thread.getName()::startsWith)) {
                text.append(thread.getName()).append(' ').append(thread.getState());
                Stream.of(stack).forEach(frame -> text.append("\n    ").append(frame));
                text.append('\n');
              }
            });
    return text.toString();
  }

  /** Whether they end soon; Paho's take a while. */
  static boolean gone(String... prefixes) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (!named(prefixes).isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }
}

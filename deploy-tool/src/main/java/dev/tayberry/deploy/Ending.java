package dev.tayberry.deploy;

import dev.tayberry.runtime.Signals;
import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C on a command that has something to end: the second one does not wait for that. */
final class Ending {
  private final AtomicInteger told = new AtomicInteger();

  /**
   * From now on.
   *
   * @param end asks for the end; any thread
   */
  Ending by(Runnable end) {
    Signals.listen(
        (name, number) -> {
          if (told.getAndSet(128 + number) == 0) {
            end.run();
          } else {
            Runtime.getRuntime().halt(128 + number);
          }
        });
    return this;
  }

  /** The command's exit code: the signal's, if one came. */
  int code(int otherwise) {
    int signal = told.get();
    return signal == 0 ? otherwise : signal;
  }
}

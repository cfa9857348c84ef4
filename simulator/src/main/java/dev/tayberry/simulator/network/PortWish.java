package dev.tayberry.simulator.network;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.hal.HalException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The port that somebody asked for, or the first free one from the usual one on.
 *
 * @param option of the command line that says so
 * @param asked 0 for any free one; null if nobody did
 */
public record PortWish(String option, @Nullable Integer asked, int usual) {
  private static final int TRIES = 20;

  /** Refuses what is no port. */
  public void check() {
    if (asked != null && (asked < 0 || asked > 65_535)) {
      throw new Failure(
          ExitCode.WRONG_USAGE, option + " must be 0, for a free one, to 65535, got " + asked);
    }
  }

  /**
   * Listens there.
   *
   * @param what such as "the page is": said with the port where it is not the usual one
   */
  public <T> T listen(String what, IntFunction<T> listen, Consumer<String> say) {
    int first = asked == null ? usual : asked;
    for (int port = first; ; port++) {
      try {
        T server = listen.apply(port);
        if (port != first) {
          say.accept("port " + first + " is taken; " + what + " on " + port);
        }
        return server;
      } catch (HalException e) {
        if (asked != null || port >= first + TRIES || !e.code().equals("EADDRINUSE")) {
          throw e;
        }
      }
    }
  }
}

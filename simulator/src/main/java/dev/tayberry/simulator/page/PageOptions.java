package dev.tayberry.simulator.page;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says of the page. */
public final class PageOptions {
  private static final int PORT = 8080;
  private static final int TRIES = 20;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "Where the page is served (default: 8080, or the next free port).")
  private @Nullable Integer port;

  @Option(names = "--no-page", description = "Serves no page.")
  private boolean none;

  @Option(names = "--open", description = "Opens the page in a browser.")
  private boolean open;

  /** Refuses what makes no sense. */
  public void check() {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new Failure(
          ExitCode.WRONG_USAGE, "--page-port must be 0, for a free one, to 65535, got " + port);
    }
    if (none && (open || port != null)) {
      throw new Failure(
          ExitCode.WRONG_USAGE, "--no-page leaves nothing for --page-port or --open; drop one");
    }
  }

  public boolean isWanted() {
    return !none;
  }

  /** Serves the page on the port that was asked for, or on the first free one. */
  public PageServer serve(Page page, Executor loop, Consumer<String> say) {
    int first = port == null ? PORT : port;
    for (int next = first; ; next++) {
      try {
        PageServer server = PageServer.listen(page, loop, next);
        if (next != first) {
          say.accept("port " + first + " is taken; the page is on " + next);
        }
        return server;
      } catch (HalException e) {
        if (port != null || next >= first + TRIES || !e.code().equals("EADDRINUSE")) {
          throw e;
        }
      }
    }
  }

  /** In the user's browser, if that is wanted. */
  public void open(PageServer server, Consumer<String> say) {
    if (!open) {
      return;
    }
    boolean isMac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    String opener = isMac ? "open" : "xdg-open";
    try {
      new ProcessBuilder(List.of(opener, server.url()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      say.accept("--open: there is no " + opener + " here; open the page's address by hand");
    }
  }
}

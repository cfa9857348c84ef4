package dev.tayberry.simulator.page;

import dev.tayberry.command.ExitCode;
import dev.tayberry.command.Failure;
import dev.tayberry.simulator.network.PortWish;
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
    wish().check();
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
    return wish().listen("the page is", free -> PageServer.listen(page, loop, free), say);
  }

  private PortWish wish() {
    return new PortWish("--page-port", port, PORT);
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

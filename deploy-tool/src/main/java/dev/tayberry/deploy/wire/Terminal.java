package dev.tayberry.deploy.wire;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The person at this process's terminal, asked about one thing at a time. */
public final class Terminal implements Ask {
  private final @Nullable Console console;
  private final PrintWriter err;

  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is none
  public Terminal(PrintWriter err) {
    Console found = System.console();
    console = found != null && found.isTerminal() ? found : null;
    this.err = err;
  }

  @Override
  public boolean canAnswer() {
    return console != null;
  }

  @Override
  public synchronized boolean yes(String question) {
    if (console == null) {
      return false;
    }
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  @Override
  public synchronized @Nullable String secret(String prompt) {
    char[] answer = console == null ? null : console.readPassword("%s", prompt);
    return answer == null ? null : new String(answer);
  }

  @Override
  public synchronized void say(String line) {
    err.println(line);
    err.flush();
  }
}

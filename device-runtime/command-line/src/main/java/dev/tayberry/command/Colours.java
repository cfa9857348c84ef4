package dev.tayberry.command;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/** Colours, where somebody looks at them. */
final class Colours {
  private Colours() {}

  /** On a terminal, unless {@code NO_COLOR} is set to anything (no-color.org). */
  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is none
  static Ansi onTerminal() {
    String no = System.getenv("NO_COLOR");
    Console console = System.console();
    boolean looked = console != null && console.isTerminal();
    return looked && (no == null || no.isEmpty()) ? Ansi.ON : Ansi.OFF;
  }

  /** The text in a style of picocli's: {@code bold}, {@code yellow}, {@code faint}. */
  static String paint(Ansi ansi, String style, String text) {
    return ansi.enabled() && !text.isEmpty() ? ansi.string("@|" + style + " " + text + "|@") : text;
  }
}

package dev.tayberry.runtime.node;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This process's standard input, made when a program first looks at it. */
final class StandardInput {
  private static final Pattern FLAGS = Pattern.compile("flags:\\s*([0-7]+)");
  private static final int CLOSE_ON_EXEC = 02000000;

  /** Unbuffered and never closed. */
  static final Input INPUT =
      isOurs()
          ? Input.NONE
          : new ReadInput(new FileInputStream(FileDescriptor.in), StandardInput::isTerminal);

  private StandardInput() {}

  /**
   * Whether it was closed when we were started (by {@code <&-}), and a file that Java itself opened
   * has its number: nobody hands such a one down.
   */
  private static boolean isOurs() {
    try {
      if (file().startsWith(System.getProperty("java.home"))) {
        return true;
      }
      Matcher flags = FLAGS.matcher(Files.readString(Path.of("/proc/self/fdinfo/0")));
      return flags.find() && (Integer.parseInt(flags.group(1), 8) & CLOSE_ON_EXEC) != 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no Linux; or nothing is there, which reading it tells
    }
  }

  private static String file() throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
  }

  /** By its name: to Java there is a terminal only where the output is one as well. */
  @SuppressWarnings("SystemConsoleNull") // NullAway knows it as nullable still
  private static boolean isTerminal() {
    try {
      return file().matches("/dev/(pts/\\d+|tty.*|console)");
    } catch (IOException | UnsupportedOperationException e) {
      var console = System.console(); // no Linux
      return console != null && console.isTerminal();
    }
  }
}

package dev.tayberry.command;

import dev.tayberry.board.BoardException;
import dev.tayberry.hal.HalException;
import dev.tayberry.runtime.manifest.ManifestException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line on standard error, with the cure; Java's stacks only with {@code TAY_DEBUG=1}. */
final class Errors {
  static final String DEBUG = "TAY_DEBUG";

  private Errors() {}

  static int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String message = plain(oneLine(e));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      message += near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?";
    }
    say(
        command,
        lowerFirst(message) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    debug(e, command.getErr());
    return ExitCode.WRONG_USAGE;
  }

  /** picocli's words for what is no programmer's business. */
  private static String plain(String message) {
    return message
        .replace("option option", "option")
        .replace("should be in KEY=VALUE format but was", "must be of this form, got")
        .replaceAll("is not an? (int|long|double)$", "is not a number");
  }

  static int failed(Exception e, CommandLine command, ParseResult parsed) {
    say(command, message(e));
    debug(e, command.getErr());
    return e instanceof Failure failure ? failure.exitCode() : ExitCode.FAILED;
  }

  private static String message(Exception e) {
    return switch (e) {
      case Failure f -> oneLine(f);
      case BoardException b -> oneLine(b);
      case ManifestException m -> oneLine(m);
      case HalException h -> oneLine(h) + " [" + h.code() + "]";
      default ->
          "this should not happen: "
              + e.toString().replaceAll("\\s*\\R\\s*", " ")
              + "; "
              + DEBUG
              + "=1 shows where, please report it";
    };
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println("tay: " + message);
  }

  private static void debug(Exception e, PrintWriter err) {
    if ("1".equals(System.getenv(DEBUG))) {
      e.printStackTrace(err);
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String lowerFirst(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}

package dev.tayberry.runtime.engine;

import dev.tayberry.hal.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** An error as its author wants to see it: the app's own line, message, code and stack. */
public final class ErrorText {
  // What no app's author can do anything about: our own loader, and the engine's inner frames.
  private static final Pattern INNER_FRAME =
      Pattern.compile("\\s+at .*(tayberry:|:program \\(|\\(?<builtin>|:=>|Unnamed:).*");

  // The engine's message of a syntax error: its place and line, which are shown above it, and what
  // it stumbles over afterwards.
  private static final Pattern SYNTAX_ERROR =
      Pattern.compile("(?s)^(SyntaxError: )\\S+:\\d+:\\d+ ([^\\n]*)\\n.*?(\\n {4}at .*|$)");

  // What the loader puts around a CommonJS module, and before an ES module.
  private static final Pattern WRAPPER =
      Pattern.compile("^(\\(function \\([\\w, ]*\\) \\{|import\\.meta\\..*?/\\*:\\*/)");
  private static final String NO_REQUIRE = "ReferenceError: require is not defined";
  private static final int MAX_LINE = 200;
  private static final int MAX_FRAMES = 8;

  private ErrorText() {}

  /**
   * Of whatever was thrown, or rejected with.
   *
   * @param at how it left the script, if it was thrown out of it
   * @param describe a JavaScript function that puts a value into words
   */
  public static String of(
      Value thrown, @Nullable PolyglotException at, Value describe, boolean promised) {
    HalException ours = hostError(thrown);
    if (ours != null) {
      return located(thrown, at, "Error [" + ours.code() + "]: " + ours.getMessage());
    }
    String text;
    try {
      text =
          clean(describe.execute(thrown, promised).asString())
              .replaceFirst(
                  "^" + NO_REQUIRE, "$0 in an ES module; use import, or call the file .cjs");
    } catch (PolyglotException e) {
      text =
          "Uncaught: something that cannot be shown, since looking at it fails: " + e.getMessage();
    }
    return located(thrown, at, text);
  }

  /** Of an error on its way out of the script. */
  public static String of(PolyglotException error) {
    if (error.isHostException()) {
      HalException ours = Bridge.known(error.asHostException());
      return "Error [" + ours.code() + "]: " + ours.getMessage();
    }
    if (error.isResourceExhausted()) {
      return exhausted(error);
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  /** Of what no JavaScript can catch: there is no error object, but there are frames. */
  private static String exhausted(PolyglotException error) {
    String what = String.valueOf(error.getMessage());
    StringBuilder text = new StringBuilder();
    if (what.contains("Stack overflow")) {
      text.append("RangeError: Maximum call stack size exceeded");
    } else {
      text.append("Error [ERR_OUT_OF_MEMORY]: the script needs more memory than the ")
          .append(Runtime.getRuntime().maxMemory() >> 20)
          .append(" MB it has (")
          .append(what)
          .append(")");
    }
    int frames = 0;
    for (PolyglotException.StackFrame frame : error.getPolyglotStackTrace()) {
      SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
      if (section != null && hasPath(section) && frames++ < MAX_FRAMES) {
        String place = section.getSource().getPath() + ":" + section.getStartLine();
        text.append("\n    at ").append(frame.getRootName()).append(" (").append(place).append(")");
      }
    }
    return text.toString();
  }

  private static @Nullable HalException hostError(Value thrown) {
    if (!thrown.isException()) {
      return null;
    }
    try {
      throw thrown.throwException();
    } catch (PolyglotException e) {
      return e.isHostException() ? Bridge.known(e.asHostException()) : null;
    }
  }

  static String clean(String stack) {
    List<String> lines = new ArrayList<>();
    for (String line : stack.lines().toList()) {
      if (!INNER_FRAME.matcher(line).matches()) {
        lines.add(line);
      } else if (line.endsWith(" {")) {
        lines.add(lines.removeLast() + " {"); // what hangs on the error comes after its last frame
      }
    }
    return String.join("\n", lines);
  }

  /** With the line it happened on, as Node shows it. */
  private static String located(Value thrown, @Nullable PolyglotException at, String text) {
    SourceSection section = section(thrown, at);
    if (section == null) {
      return text;
    }
    String path = section.getSource().getPath();
    String line = section.getSource().getCharacters(section.getStartLine()).toString();
    int column = Math.max(0, Math.min(section.getStartColumn() - 1, line.length()));
    Matcher wrapper = WRAPPER.matcher(line);
    if (section.getStartLine() == 1 && wrapper.find() && column >= wrapper.end()) {
      text = unwrapped(text, path, wrapper.end());
      line = line.substring(wrapper.end());
      column -= wrapper.end();
    }
    String place = path + ":" + section.getStartLine();
    if (line.length() > MAX_LINE) {
      return place + "\n\n" + text;
    }
    String indent = line.substring(0, column).replaceAll("[^\\t]", " ");
    String message = SYNTAX_ERROR.matcher(text).replaceFirst("$1$2$3").stripTrailing();
    return place + "\n" + line + "\n" + indent + "^\n\n" + message;
  }

  /** Columns of a CommonJS module's first line as its author counts them. */
  private static String unwrapped(String text, String path, int length) {
    return Pattern.compile(Pattern.quote(path) + ":1:(\\d+)")
        .matcher(text)
        .replaceAll(
            m -> {
              int column = Integer.parseInt(m.group(1)) - length;
              return Matcher.quoteReplacement(path + ":1:" + Math.max(1, column));
            });
  }

  private static @Nullable SourceSection section(Value thrown, @Nullable PolyglotException at) {
    PolyglotException error = at;
    try {
      throw thrown.throwException();
    } catch (PolyglotException e) {
      error = e;
    } catch (UnsupportedOperationException e) {
      // No Error: then where it left the script is all there is.
    }
    return error == null ? null : section(error);
  }

  private static @Nullable SourceSection section(PolyglotException error) {
    SourceSection place = error.getSourceLocation();
    if (error.isSyntaxError() && place != null && hasPath(place)) {
      return place;
    }
    for (PolyglotException.StackFrame frame : error.getPolyglotStackTrace()) {
      SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
      if (section != null && hasPath(section)) {
        return section;
      }
    }
    return null;
  }

  private static boolean hasPath(SourceSection section) {
    return section.getSource().getPath() != null;
  }
}

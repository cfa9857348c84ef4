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

  // The engine's message of a syntax error: the place and the line, which are shown above it.
  private static final Pattern SYNTAX_ERROR =
      Pattern.compile(
          "(?s)^(SyntaxError: )\\S+:\\d+:\\d+ ([^\\n]*)\\n[^\\n]*\\n *\\^\\s*?(\\n {4}at .*|\\s*)$");

  private ErrorText() {}

  /** Of whatever was thrown or rejected with. */
  public static String of(Value thrown) {
    HalException ours = hostError(thrown);
    if (ours != null) {
      return "Error [" + ours.code() + "]: " + ours.getMessage();
    }
    if (thrown.hasMembers() && thrown.hasMember("stack")) {
      Value stack = thrown.getMember("stack");
      if (stack.isString()) {
        return located(thrown, withCode(thrown, clean(stack.asString())));
      }
    }
    return "Uncaught " + (thrown.isString() ? "'" + thrown.asString() + "'" : thrown.toString());
  }

  /** Of an error on its way out of the script. */
  public static String of(PolyglotException error) {
    Value guest = error.getGuestObject();
    if (guest != null) {
      return of(guest);
    }
    if (error.isHostException()) {
      HalException ours = Bridge.known(error.asHostException());
      return "Error [" + ours.code() + "]: " + ours.getMessage();
    }
    return error.getMessage() == null ? error.toString() : error.getMessage();
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

  private static String withCode(Value error, String stack) {
    Value code = error.hasMember("code") ? error.getMember("code") : null;
    if (code == null || !code.isString() || stack.contains(code.asString())) {
      return stack;
    }
    return stack.replaceFirst(
        "^(\\w*Error)(:|$)", "$1 [" + Matcher.quoteReplacement(code.asString()) + "]$2");
  }

  static String clean(String stack) {
    List<String> lines = new ArrayList<>();
    for (String line : stack.lines().toList()) {
      if (!INNER_FRAME.matcher(line).matches()) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  /** With the line it happened on, as Node shows it. */
  private static String located(Value error, String text) {
    SourceSection section = section(error);
    if (section == null || section.getSource().getPath() == null) {
      return text;
    }
    String line = section.getSource().getCharacters(section.getStartLine()).toString();
    String place = section.getSource().getPath() + ":" + section.getStartLine();
    if (line.length() > 200) {
      return place + "\n\n" + text;
    }
    int column = Math.max(0, Math.min(section.getStartColumn() - 1, line.length()));
    String indent = line.substring(0, column).replaceAll("[^\\t]", " ");
    String message = SYNTAX_ERROR.matcher(text).replaceFirst("$1$2$3").stripTrailing();
    return place + "\n" + line + "\n" + indent + "^\n\n" + message;
  }

  private static @Nullable SourceSection section(Value error) {
    try {
      throw error.throwException();
    } catch (PolyglotException e) {
      if (e.isSyntaxError()) {
        return e.getSourceLocation();
      }
      for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
        SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
        if (section != null && section.getSource().getPath() != null) {
          return section;
        }
      }
      return null;
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }
}

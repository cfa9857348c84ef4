package dev.tayberry.runtime;

import dev.tayberry.board.NearName;
import dev.tayberry.runtime.engine.ErrorText;
import dev.tayberry.runtime.engine.Script;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.safety.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What becomes of a program's errors that no JavaScript caught: its handlers, or its end. */
final class Uncaught implements Script.Errors {
  /** Node's code for an error in the handler of errors. */
  private static final int IN_HANDLER = 7;

  private static final Pattern NO_EXPORT =
      Pattern.compile("module '([\\w:/-]+)' does not provide an export named '(\\w+)'");

  private final Program program;
  private final Output err;
  private boolean handling;

  Uncaught(Program program, Program.Spec spec) {
    this.program = program;
    err = spec.err();
  }

  @Override
  public void uncaught(PolyglotException error) {
    Value guest = error.getGuestObject();
    if (error.isCancelled()) {
      Integer stopped = program.stopped();
      if (stopped != null) {
        program.exit(stopped);
      }
    } else if (guest == null) {
      end(ErrorText.of(error), 1);
    } else {
      thrown(guest, error);
    }
  }

  /** Of an error that something was thrown with; {@code at} knows where, if anybody does. */
  void thrown(Value error, @Nullable PolyglotException at) {
    handle(error, at, "uncaughtException");
  }

  @Override
  public void unhandledRejection(Value reason, Value promise) {
    Boolean handled = program.process().unhandledRejection(reason, promise);
    if (Boolean.FALSE.equals(handled)) {
      handle(reason, null, "unhandledRejection");
    }
  }

  private void handle(Value error, @Nullable PolyglotException at, String origin) {
    if (handling) {
      end(error, at, origin, IN_HANDLER);
      return;
    }
    handling = true;
    Boolean handled;
    try {
      handled = program.process().uncaught(error, origin);
    } finally {
      handling = false;
    }
    if (Boolean.FALSE.equals(handled)) {
      end(error, at, origin, 1);
    }
  }

  /** Outputs first: the text of an error takes its time, and may run code of the app's. */
  private void end(Value error, @Nullable PolyglotException at, String origin, int code) {
    program.trip(Reason.UNCAUGHT, "an error that nothing caught");
    end(text(error, at, origin), code);
  }

  /** The program is ending already. */
  void inExitHandler(PolyglotException error) {
    Value guest = error.getGuestObject();
    if (guest != null && !error.isCancelled()) {
      err.line(text(guest, error, "uncaughtException"));
    }
  }

  private String text(Value error, @Nullable PolyglotException at, String origin) {
    boolean promised = origin.equals("unhandledRejection");
    Value shown = program.modules().builtIn("internal:uncaught");
    return withNearName(ErrorText.of(error, at, shown, promised));
  }

  /** The engine knows what a module of ours does not export, but not what was meant. */
  private String withNearName(String text) {
    Matcher missing = NO_EXPORT.matcher(text);
    if (!missing.find() || !program.modules().isBuiltIn(missing.group(1))) {
      return text;
    }
    Set<String> names = program.modules().builtIn(missing.group(1)).getMemberKeys();
    String cure =
        NearName.of(missing.group(2), names)
            .map(near -> "did you mean " + near + "?")
            .orElse("it has " + String.join(", ", names));
    return text.substring(0, missing.end()) + "; " + cure + text.substring(missing.end());
  }

  private void end(String text, int code) {
    program.trip(Reason.UNCAUGHT, "an error that nothing caught");
    err.line(text);
    program.exit(code);
  }

  /** An error in a task that no JavaScript could catch: a fault of ours. */
  void fault(Throwable error) {
    if (program.hasEnded()) {
      return; // its context is closed; whatever was still on the way in bounced off
    }
    if (System.getenv("TAY_DEBUG") != null) {
      error.printStackTrace();
    }
    end("tay: a fault in Tayberry itself: " + error, 1);
  }

  @Override
  public void blocked(Duration since, String where) {
    err.line(
        "tay: the script has kept everything waiting for %.1f s (no timer, no event, no message):%n    at %s"
            .formatted(since.toMillis() / 1000.0, where));
  }

  @Override
  public void blockedTooLong(Duration limit) {
    program.trip(Reason.BLOCKED, "the script did not come back within its limit");
    err.line(
        "tay: the script did not come back within %.0f s; outputs go to their safe level"
            .formatted(limit.toMillis() / 1000.0));
    program.stop(1);
  }
}

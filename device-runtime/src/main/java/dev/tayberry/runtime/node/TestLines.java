package dev.tayberry.runtime.node;

import java.util.Locale;
import java.util.function.Consumer;

/** Prints how the tests went, a line each, for a file that is run as a program. */
public final class TestLines implements Consumer<TestEvent> {
  private final Output out;
  private int passed;
  private int failed;

  public TestLines(Output out) {
    this.out = out;
  }

  @Override
  public void accept(TestEvent event) {
    String indent = "  ".repeat(event.nesting());
    switch (event.kind()) {
      case START -> {
        if (event.suite()) {
          out.line(indent + "▶ " + event.name());
        }
      }
      case PASS -> {
        passed += event.suite() ? 0 : 1;
        out.line(indent + "✔ " + event.name() + time(event));
      }
      case FAIL -> {
        failed += event.suite() ? 0 : 1;
        out.line(indent + "✖ " + event.name() + time(event));
        if (event.error() != null) {
          out.line((indent + "  " + event.error()).replace("\n", "\n" + indent + "  "));
        }
      }
      case SKIP -> out.line(indent + "﹣ " + event.name() + note("SKIP", event));
      case TODO -> out.line(indent + "⚠ " + event.name() + note("TODO", event));
      case DIAGNOSTIC -> out.line(indent + "ℹ " + event.name());
      case END -> out.line(passed + " passed, " + failed + " failed");
    }
  }

  private static String time(TestEvent event) {
    return String.format(Locale.ROOT, " (%.1f ms)", event.milliseconds());
  }

  private static String note(String mark, TestEvent event) {
    String note = event.note();
    return " # " + mark + (note == null || note.isEmpty() ? "" : " " + note);
  }
}

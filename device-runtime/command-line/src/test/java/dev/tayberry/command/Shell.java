package dev.tayberry.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command and keeps what it printed. */
final class Shell {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final int code;

  private Shell(Object command, String... arguments) {
    code = new Tay(command, new PrintWriter(out), new PrintWriter(err)).run(arguments);
  }

  static Shell tay(String... arguments) {
    return new Shell(new Main(), arguments);
  }

  static Shell run(Object command, String... arguments) {
    return new Shell(command, arguments);
  }

  int code() {
    return code;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}

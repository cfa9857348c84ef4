package dev.tayberry.rig;

import java.util.List;

/**
 * A JVM in the machine that runs one {@code tay} command after another: a second one costs a tenth
 * of the first. What fails in it takes it along, and the next command starts another.
 */
final class WarmTay {
  /**
   * With a shell before it, or it would be the leader of its session: a terminal that such a one
   * opens is its own, and would end it when it hangs up. Signals go to both.
   */
  private static final String JVM =
      "trap : HUP INT TERM; guest-java dev.tayberry.rig.guest.Commands; exit $?";

  private static final String ENDED = "tay ended: ";

  private final Shell shell;
  private final String as;
  private final String[] warmUp;
  private GuestProcess java;

  /**
   * The first command takes the time of loading most things; its app has no limits.
   *
   * @param as what runs the shell: {@code sh -c '%s'}
   * @param warmUp says nothing; none for one that few use
   */
  WarmTay(Shell shell, String as, String... warmUp) {
    this.shell = shell;
    this.as = as;
    this.warmUp = warmUp;
    java = start();
  }

  private GuestProcess start() {
    var started = shell.start(as.formatted(JVM));
    if (warmUp.length > 0) {
      try (var run = new Run(started, 0)) {
        started.write(String.join("\t", warmUp) + "\n");
        run.exit();
      }
    }
    return started;
  }

  /** One at a time. */
  RunningApp start(String... args) {
    return begin(args);
  }

  private Run begin(String... args) {
    if (!java.isRunning()) {
      java = start();
    }
    var run = new Run(java, java.err().size());
    java.write(String.join("\t", args) + "\n");
    return run;
  }

  /** Runs a command to its end. */
  Result run(String... args) {
    try (var run = begin(args)) {
      StringBuilder text = new StringBuilder();
      String line = run.awaitNext();
      for (; !line.startsWith(ENDED); line = run.awaitNext()) {
        text.append(line).append('\n');
      }
      run.awaitError(ENDED);
      return new Result(
          Integer.parseInt(line.substring(ENDED.length())), text.toString(), run.errors());
    }
  }

  private static final class Run implements RunningApp {
    private final GuestProcess java;
    private final int errorsBefore;
    private boolean over;

    Run(GuestProcess java, int errorsBefore) {
      this.java = java;
      this.errorsBefore = errorsBefore;
    }

    @Override
    public String awaitNext() {
      String line = java.awaitNext();
      over |= line.startsWith(ENDED);
      return line;
    }

    @Override
    public String awaitError(String part) {
      return java.awaitError(errorsBefore, part);
    }

    @Override
    public int exit() {
      String line = awaitNext();
      if (!over) {
        throw new AssertionError("not ended, but printed " + line + "\n--- err\n" + errors());
      }
      return Integer.parseInt(line.substring(ENDED.length()));
    }

    @Override
    public int halt() {
      return java.exit();
    }

    @Override
    public void signal(String name) {
      java.signal(name);
    }

    @Override
    public String errors() {
      List<String> all = java.err();
      return String.join("\n", all.subList(errorsBefore, all.size()));
    }

    @Override
    public void close() {
      if (!over) { // in the middle of it
        java.close();
      }
    }
  }
}

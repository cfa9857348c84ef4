package dev.tayberry.rig;

/**
 * A JVM in the machine that runs one {@code tay} command after another: a second one costs a tenth
 * of the first. What fails in it takes it along, and the next command starts another.
 */
final class WarmTay {
  private static final String ENDED = "tay ended: ";

  private final Shell shell;
  private final String[] warmUp;
  private GuestProcess java;

  /** The first command takes the time of loading most things; its app has no limits. */
  WarmTay(Shell shell, String... warmUp) {
    this.shell = shell;
    this.warmUp = warmUp;
    java = start();
  }

  private GuestProcess start() {
    var started = shell.start("guest-java dev.tayberry.rig.guest.Commands");
    try (var run = new Run(started, 0)) {
      started.write(String.join("\t", warmUp) + "\n");
      run.exit();
    }
    return started;
  }

  /** One at a time. */
  RunningApp start(String... args) {
    if (!java.isRunning()) {
      java = start();
    }
    var run = new Run(java, java.err().size());
    java.write(String.join("\t", args) + "\n");
    return run;
  }

  /** What a command prints that ends well. */
  String text(String... args) {
    try (var run = start(args)) {
      StringBuilder text = new StringBuilder();
      String line = run.awaitNext();
      for (; !line.startsWith(ENDED); line = run.awaitNext()) {
        text.append(line).append('\n');
      }
      if (!line.equals(ENDED + "0")) {
        throw new AssertionError(line + "\n" + text);
      }
      return text.toString();
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
        throw new AssertionError("not ended, but printed " + line + errors());
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

    private String errors() {
      return "\n--- err\n" + String.join("\n", java.err().subList(errorsBefore, java.err().size()));
    }

    @Override
    public void close() {
      if (!over) { // in the middle of it
        java.close();
      }
    }
  }
}

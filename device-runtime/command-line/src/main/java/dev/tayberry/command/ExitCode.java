package dev.tayberry.command;

/** What {@code tay} ends with. An app's own code goes through as it is. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  /** After Ctrl-C; what a shell makes of SIGINT. */
  public static final int INTERRUPTED = 130;

  /** After SIGTERM. */
  public static final int TERMINATED = 143;

  private ExitCode() {}
}

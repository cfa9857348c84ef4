package dev.tayberry.command;

/** Something the user can mend: the message is all that is shown, so it ends with the cure. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public Failure(String message) {
    this(ExitCode.FAILED, message);
  }

  public Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}

package dev.tayberry.hal.serial;

/** jSerialComm could not open a port; explained by whoever knows what was asked. */
final class OpenFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final int errno;

  OpenFailed(int errno) {
    super("errno " + errno);
    this.errno = errno;
  }

  int errno() {
    return errno;
  }
}

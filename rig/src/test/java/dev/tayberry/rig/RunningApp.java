package dev.tayberry.rig;

/** An app that runs in the machine, in a process of its own or in one of many. */
interface RunningApp extends AutoCloseable {
  /** Waits for the line of standard output after the last one waited for, and returns it. */
  String awaitNext();

  /** Waits for a line of standard output with this in it. */
  default String await(String part) {
    String line = awaitNext();
    while (!line.contains(part)) {
      line = awaitNext();
    }
    return line;
  }

  /** Waits for a line of standard error, wherever it is. */
  String awaitError(String part);

  /** Its standard error so far. */
  String errors();

  /** Waits for its end; its exit code. */
  int exit();

  /** Waits for the end of the process it runs in; that one's exit code. */
  int halt();

  /** Sends its process a signal. */
  void signal(String name);

  @Override
  void close();
}

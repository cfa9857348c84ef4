package dev.tayberry.deploy.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A device at the other end. What fails on the way is an {@link IOException}: the device goes on by
 * itself then, and nobody knows how far the command came.
 */
public interface Wire extends AutoCloseable {
  /** As the user named it, for messages. */
  String name();

  /** Starts a command; words, not a line. */
  Running start(List<String> command) throws IOException;

  /** A stream to a Unix socket on the device. */
  Tunnel tunnel(String socket) throws IOException;

  /** At once; what runs there is cut off. Any thread may. */
  @Override
  void close();

  /** A command that is running there. */
  interface Running extends AutoCloseable {
    /** Its standard input; closing it is its end. */
    OutputStream in();

    /** Its standard output. */
    InputStream out();

    /** What it has written to standard error, the last of it. */
    String err();

    /** Waits for its end: its exit code, or 128 and more where a signal ended it. */
    int exit() throws IOException;

    @Override
    void close();
  }

  /** Bytes to and from a socket. */
  interface Tunnel extends AutoCloseable {
    InputStream in();

    OutputStream out();

    @Override
    void close();
  }

  /** What a command ended with. */
  record Result(int exit, String out, String err) {
    public boolean ok() {
      return exit == 0;
    }
  }

  /** Runs a command that says little. */
  default Result run(String... command) throws IOException {
    return run(List.of(command), InputStream.nullInputStream());
  }

  /** Runs a command with text as its standard input. */
  default Result run(List<String> command, String input) throws IOException {
    return run(command, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  /** Runs a command that says little and reads much. */
  default Result run(List<String> command, InputStream input) throws IOException {
    try (Running running = start(command)) {
      IOException broken = null;
      try (OutputStream in = running.in()) {
        input.transferTo(in);
      } catch (IOException e) {
        // It may have ended before it read all; what it said about that is better than the pipe.
        broken = e;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      running.out().transferTo(out);
      int exit = running.exit();
      if (exit == 0 && broken != null) {
        throw broken;
      }
      return new Result(exit, out.toString(StandardCharsets.UTF_8), running.err());
    }
  }
}

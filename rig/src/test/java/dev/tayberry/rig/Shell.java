package dev.tayberry.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands in the machine, as one user. A command costs about 30 ms. */
final class Shell {
  private static final int SECONDS = 400;

  private final Path ssh;
  private final String user;

  /**
   * As this user of the machine.
   *
   * @param ssh what runs its arguments there; left by start-vm.sh
   */
  Shell(Path ssh, String user) {
    this.ssh = ssh;
    this.user = user;
  }

  /**
   * Opens the connection that all later calls share, so that the first test is not the slow one.
   */
  Shell connect() {
    // Nothing is read of this one: the connection stays in the background and would hold the pipes.
    var builder =
        builder("true")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("RIG_MASTER", "auto");
    waitFor(launch(builder), "connecting");
    return this;
  }

  /** Runs a shell command to its end. */
  Result run(String command) {
    return run(command, InputStream.nullInputStream());
  }

  /** The same, with something on its standard input. */
  Result run(String command, InputStream in) {
    var process = launch(builder(command));
    try (var stdin = process.getOutputStream()) {
      var out = new Collected(process.getInputStream());
      var err = new Collected(process.getErrorStream());
      try {
        in.transferTo(stdin);
        stdin.close();
      } catch (IOException e) {
        // It did not read to the end: its exit code says more than a broken pipe.
      }
      waitFor(process, command);
      return new Result(process.exitValue(), out.text(), err.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one program with arguments; {@code sh -c '…'} where it takes more than that. */
  GuestProcess start(String command) {
    return new GuestProcess(this, command, launch(builder("echo $$; exec " + command)));
  }

  /** Gives the shared connection itself something to do, by options of ssh. */
  void control(String... options) {
    var process = launch(builder(options));
    waitFor(process, String.join(" ", options));
    if (process.exitValue() != 0) {
      throw new AssertionError("ssh refused " + String.join(" ", options));
    }
  }

  private ProcessBuilder builder(String... words) {
    var builder = new ProcessBuilder(ssh.toString());
    builder.command().addAll(List.of(words));
    builder.environment().put("RIG_USER", user);
    return builder;
  }

  private static Process launch(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitFor(Process process, String command) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not over within " + SECONDS + " s: " + command);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError("interrupted: " + command, e);
    }
  }

  /** Reads a stream to its end beside the reading of the other one. */
  private static final class Collected {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Collected(InputStream stream) {
      // Not a virtual one: it would keep its carrier while it waits on a pipe, and there are as few
      // of those as processors.
      reader = Thread.ofPlatform().daemon().start(() -> read(stream));
    }

    private void read(InputStream stream) {
      try (stream) {
        stream.transferTo(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text() {
      try {
        // What is left running there, or here in ssh's place, holds its end of the pipe.
        reader.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}

package dev.tayberry.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program that runs in the machine while the test goes on. Its two outputs are kept line by line,
 * each in its order. Closing it ends it.
 */
final class GuestProcess implements RunningApp {
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  private final Shell shell;
  private final String command;
  private final Process ssh;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private final long pid;
  private int seen;
  private int ended;

  GuestProcess(Shell shell, String command, Process ssh) {
    this.shell = shell;
    this.command = command;
    this.ssh = ssh;
    Thread.ofPlatform().daemon().start(() -> read(ssh.getInputStream(), out));
    Thread.ofPlatform().daemon().start(() -> read(ssh.getErrorStream(), err));
    this.pid = Long.parseLong(awaitLine(line -> line.matches("\\d+"), "its process id"));
  }

  /** Its process id in the machine. */
  long pid() {
    return pid;
  }

  @Override
  public String await(String part) {
    return awaitLine(line -> line.contains(part), part);
  }

  @Override
  public String awaitNext() {
    return awaitLine(line -> true, "line");
  }

  @Override
  public String awaitError(String part) {
    return awaitError(0, part);
  }

  /** Of all lines of standard error but so many first ones. */
  synchronized String awaitError(int from, String part) {
    return awaitLine(from, err, line -> line.contains(part), part);
  }

  private synchronized String awaitLine(Predicate<String> wanted, String words) {
    String found = awaitLine(seen, out, wanted, words);
    seen = out.subList(seen, out.size()).indexOf(found) + seen + 1;
    return found;
  }

  private String awaitLine(int from, List<String> lines, Predicate<String> wanted, String words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int i = from; ; i++) {
      while (i >= lines.size()) {
        long left = end - System.nanoTime();
        if (ended < 2 && left <= 0) {
          tellThreads();
        }
        if (ended == 2 || left <= 0) {
          throw new AssertionError(
              (left > 0 ? "ended" : "not within " + PATIENCE.toSeconds() + " s")
                  + (": " + command + ": no '" + words + "'\n--- out\n" + String.join("\n", out))
                  + ("\n--- err\n" + String.join("\n", err)));
        }
        pause(left);
      }
      if (wanted.test(lines.get(i))) {
        return lines.get(i);
      }
    }
  }

  /** Where a JVM stands is told among its output. */
  private synchronized void tellThreads() {
    shell.run("pkill -QUIT -x -g " + pid + " java");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      pause(left);
    }
  }

  private synchronized void pause(long nanos) {
    try {
      wait(Math.max(1, nanos / 1_000_000));
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted: " + command, e);
    }
  }

  /** All lines of standard output so far. */
  synchronized List<String> out() {
    return List.copyOf(out.subList(1, out.size()));
  }

  /** All lines of standard error so far. */
  synchronized List<String> err() {
    return List.copyOf(err);
  }

  @Override
  public String errors() {
    return String.join("\n", err());
  }

  /** Writes to its standard input. */
  void write(String text) {
    try {
      ssh.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      ssh.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it and its children a signal: {@code TERM}, {@code KILL}, {@code STOP}. */
  @Override
  public void signal(String name) {
    shell.run("kill -" + name + " -- -" + pid);
  }

  boolean isRunning() {
    return ssh.isAlive();
  }

  /** 255 where a signal ended it. */
  @Override
  public int exit() {
    try {
      if (!ssh.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + command + "\n" + String.join("\n", out()));
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted: " + command, e);
    }
    return ssh.exitValue();
  }

  @Override
  public int halt() {
    return exit();
  }

  @Override
  public void close() {
    if (ssh.isAlive()) {
      signal("KILL");
      ssh.destroy();
    }
  }

  private void read(InputStream stream, List<String> lines) {
    try (var reader =
        new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (this) {
          lines.add(line);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // The connection was taken away: the end of the output as well.
    } finally {
      synchronized (this) {
        ended++;
        notifyAll();
      }
    }
  }
}

package dev.tayberry.deploy.run;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.release.ReleaseStream;
import dev.tayberry.deploy.wire.ShellWords;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs an app once on a device, beside its releases. It is gone there when this is: the device
 * misses our signs of life.
 */
public final class Attempt implements AutoCloseable {
  private static final long SIGN_OF_LIFE = TimeUnit.SECONDS.toNanos(3);

  private final Wire.Running running;
  private final Path stream;
  private final String folder;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean over;

  private Attempt(Wire.Running running, Path stream, String folder) {
    this.running = running;
    this.stream = stream;
    this.folder = folder;
  }

  /**
   * Begins it.
   *
   * @param env variables for the app
   */
  public static Attempt start(
      Wire wire, Layout layout, Runner.Cargo cargo, String who, Map<String, String> env)
      throws IOException {
    // Into a file first: what follows on the same input must be told from it, by its size.
    Path stream = Files.createTempFile("tayberry", ".tar.gz");
    try (OutputStream out = Files.newOutputStream(stream)) {
      new ReleaseStream(cargo.release(), cargo.changes(), done -> {}).writeTo(out);
    }
    // Nobody can make it before us, where others may write as well.
    String key = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    String folder =
        isThere(wire, layout, cargo)
            ? layout.base() + "/apps/" + cargo.release().app() + "/try." + key
            : "/var/tmp/tay-try." + key;
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", Scripts.resource("try.sh"), "try", layout.base()));
    words.addAll(
        List.of(
            cargo.release().app(),
            cargo.release().id(),
            String.valueOf(Files.size(stream)),
            who,
            ShellWords.line(layout.admin()),
            folder));
    env.forEach((name, value) -> words.add(name + "=" + value));
    Attempt attempt = new Attempt(wire.start(words), stream, folder);
    Thread.ofPlatform().daemon().name("tayberry-try").start(attempt::send);
    return attempt;
  }

  private static boolean isThere(Wire wire, Layout layout, Runner.Cargo cargo) throws IOException {
    String home = layout.base() + "/apps/" + cargo.release().app() + "/releases";
    return wire.run("test", "-d", home).ok();
  }

  /** Where it lies there: {@code app}, {@code data}, and {@code run} with its control socket. */
  public String folder() {
    return folder;
  }

  public boolean isRunning() {
    return !ended.isDone();
  }

  /** Waits for its end, where another thread follows it; its exit code. */
  public int join() {
    return ended.join();
  }

  /** Its input; the end of that ends the app. */
  private void send() {
    try (OutputStream in = running.in()) {
      Files.copy(stream, in);
      in.flush();
      while (!over) {
        LockSupport.parkNanos(this, SIGN_OF_LIFE);
        in.write('.');
        in.flush();
      }
    } catch (IOException e) {
      // It has ended, or the connection has: whoever reads its console hears of it.
    }
  }

  /** Ends the app there; its last words still come. Any thread. */
  public void end() {
    over = true;
    try {
      running.in().close();
    } catch (IOException e) {
      running.close();
    }
  }

  /** Passes its console on to its end; its exit code. */
  public int follow(OutputStream console) {
    try {
      InputStream out = running.out();
      byte[] buffer = new byte[8192];
      for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
        console.write(buffer, 0, read);
        console.flush();
      }
      int code = running.exit();
      ended.complete(code);
      return code;
    } catch (IOException e) {
      ended.complete(1);
      throw new Failure(
          e.getMessage() + "; the app ends there by itself, within 15 s [ECONNRESET]");
    }
  }

  @Override
  public void close() {
    over = true;
    running.close();
    try {
      Files.deleteIfExists(stream);
    } catch (IOException e) {
      // In the folder for what may be left behind.
    }
  }
}

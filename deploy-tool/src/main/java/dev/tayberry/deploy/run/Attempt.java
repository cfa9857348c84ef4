package dev.tayberry.deploy.run;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.plan.Layout;
import dev.tayberry.deploy.release.ReleaseStream;
import dev.tayberry.deploy.settings.Setting;
import dev.tayberry.deploy.wire.ShellWords;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Runs an app once on a device, beside its releases. It is gone there when this is: the device
 * misses our signs of life.
 */
public final class Attempt implements AutoCloseable {
  private static final long SIGN_OF_LIFE = TimeUnit.SECONDS.toNanos(3);

  private final Wire.Running running;
  private final Path stream;
  private final byte[] settings;
  private final String folder;
  private final String socket;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean over;

  private Attempt(
      Wire.Running running, Path stream, byte[] settings, String folder, String socket) {
    this.running = running;
    this.stream = stream;
    this.settings = settings;
    this.folder = folder;
    this.socket = socket;
  }

  /**
   * Begins it.
   *
   * @param more settings, beside and before those that are kept there
   */
  public static Attempt start(
      Wire wire, Layout layout, Runner.Cargo cargo, String who, List<Setting> more)
      throws IOException {
    // Into a file first: what follows on the same input must be told from it, by its size.
    Path stream = Files.createTempFile("tayberry", ".tar.gz");
    try (OutputStream out = Files.newOutputStream(stream)) {
      new ReleaseStream(cargo.release(), cargo.changes(), done -> {}).writeTo(out);
    }
    // On the input as well: a command line is for all to see.
    byte[] settings =
        more.stream()
            .map(one -> one.line() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    String app = cargo.release().app();
    // Nobody can make it before us, where others may write as well.
    String key = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    Wire.Running running =
        wire.start(
            List.of(
                "sh",
                "-c",
                Scripts.resource("try.sh"),
                "try",
                layout.base(),
                app,
                cargo.release().id(),
                String.valueOf(Files.size(stream)),
                String.valueOf(settings.length),
                who,
                ShellWords.line(layout.admin()),
                key));
    Attempt attempt =
        new Attempt(
            running,
            stream,
            settings,
            layout.base() + "/apps/" + app + "/try." + key + "/app",
            layout.running() + "/" + app + "/control.sock");
    Thread.ofPlatform().daemon().name("tayberry-try").start(attempt::send);
    return attempt;
  }

  /** Where its files lie there. */
  public String folder() {
    return folder;
  }

  /** Its control socket there. */
  public String socket() {
    return socket;
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
      in.write(settings);
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

package dev.tayberry.runtime.module;

import dev.tayberry.hal.HalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The text of a program's files, as the engine may have it. On the loop's thread. */
final class Sources {
  private static final long SIGN_OF_LIFE_MILLIS = 200;

  private final Runnable progress;
  // A file is read more than once: to tell what it is, and to run it.
  private final Map<Path, String> stripped = new HashMap<>();
  private @Nullable TypeScript typeScript;
  private boolean looked;

  /**
   * @param progress is told now and then that loading goes on
   */
  Sources(Runnable progress) {
    this.progress = progress;
  }

  /** A module more is wanted: it gets on. */
  void progress() {
    progress.run();
  }

  String read(Path file) {
    try {
      String text = withoutMark(Files.readString(file));
      return TypeScript.isNamed(file.toString()) ? javaScript(file, text) : text;
    } catch (IOException e) {
      throw new HalException("EIO", "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The byte order mark that some editors put in front of JSON. */
  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private String javaScript(Path file, String text) {
    if (!looked) {
      looked = true;
      typeScript = TypeScript.here().orElse(null);
    }
    TypeScript types = typeScript;
    if (types == null) {
      return text;
    }
    String known = stripped.get(file);
    if (known == null) {
      known = strip(types, file, text);
      stripped.put(file, known);
    }
    return known;
  }

  /** Elsewhere, so that a slow first time does not look like a script that blocks its loop. */
  private String strip(TypeScript types, Path file, String text) {
    CompletableFuture<String> job = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("tayberry-typescript")
        .start(
            () -> {
              try {
                job.complete(types.strip(file, text));
              } catch (RuntimeException | Error e) {
                job.completeExceptionally(e);
              }
            });
    while (true) {
      progress.run();
      try {
        return job.get(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // It takes its time.
      } catch (ExecutionException e) {
        throw e.getCause() instanceof HalException ours ? ours : new CompletionException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HalException("EINTR", "interrupted while stripping " + file, e);
      }
    }
  }
}

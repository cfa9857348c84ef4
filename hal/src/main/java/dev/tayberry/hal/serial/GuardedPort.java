package dev.tayberry.hal.serial;

import dev.tayberry.hal.AfterTrip;
import dev.tayberry.hal.Guard;
import dev.tayberry.hal.HalException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A port as the guard has it: what may set something in motion has to be stopped from outside the
 * script. It counts as away from safe from the first write, break or modem line on. A port without
 * last words, and without anything to be said after a trip, is left alone. The guard and the
 * backend call from threads of their own.
 */
final class GuardedPort implements Guard.Output {
  private final byte[] lastWords;
  private final @Nullable Conversation conversation;
  private final Consumer<HalException> onTrip;
  private final Guard.Watched watched;
  private volatile @Nullable OpenPort port;
  private volatile boolean cutOff;

  /** Under guard from now on, before it is opened. */
  GuardedPort(Guard guard, String name, OpenOptions options, Consumer<HalException> onTrip) {
    this.lastWords = options.lastWords;
    AfterTrip plan = options.afterTrip;
    this.conversation = plan == null ? null : new Conversation(plan, this::say);
    this.onTrip = onTrip;
    boolean guarded = lastWords.length > 0 || plan != null;
    this.watched = guarded ? guard.watchPort(name, this) : Guard.NONE.watch(name, this, false);
  }

  void opened(OpenPort open) {
    port = open;
    if (cutOff) {
      makeSafe();
    }
  }

  /** It could not be opened, or is gone: nobody can be told anything over it. */
  void gone() {
    watched.close();
  }

  void received(byte[] bytes, long nanos) {
    if (conversation != null) {
      conversation.received(bytes, nanos);
    }
  }

  CompletableFuture<@Nullable Void> write(byte[] bytes) {
    return queue(() -> port().write(bytes));
  }

  CompletableFuture<@Nullable Void> sendBreak(Duration length) {
    return queue(() -> port().sendBreak(length));
  }

  private CompletableFuture<@Nullable Void> queue(
      Supplier<CompletableFuture<@Nullable Void>> write) {
    CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
    try {
      watched.write(
          true,
          () ->
              write
                  .get()
                  .whenComplete(
                      (done, error) -> {
                        if (error == null) {
                          sent.complete(null);
                        } else {
                          sent.completeExceptionally(error);
                        }
                      }));
    } catch (HalException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /** Not under the guard's lock: an adapter takes its time, and no trip waits for that. */
  void set(@Nullable Boolean dtr, @Nullable Boolean rts) {
    watched.write(true, () -> {});
    port().set(dtr, rts);
  }

  void flush() {
    if (!cutOff) {
      port().flush();
    }
  }

  /** Last words go before all that still waits; after a trip they have been said. */
  void close() {
    watched.close(
        () -> {
          if (!cutOff) {
            sayLastWords();
          }
          port().close();
        });
  }

  @Override
  public void makeSafe() {
    cutOff = true;
    if (port != null) {
      sayLastWords();
      if (conversation != null) {
        conversation.begin();
      }
    }
  }

  @Override
  public void tripped(HalException why) {
    onTrip.accept(why);
  }

  @Override
  public boolean isAtRest(long nanos) {
    return conversation == null || conversation.isAtRest(nanos);
  }

  private void sayLastWords() {
    if (lastWords.length > 0) {
      port().flush();
      say(lastWords);
    }
  }

  private void say(byte[] bytes) {
    var ignored = port().write(bytes); // a cable that is out cannot be told anything
  }

  private OpenPort port() {
    OpenPort open = port;
    if (open == null) {
      throw new IllegalStateException("used before it was opened");
    }
    return open;
  }
}

package dev.tayberry.runtime;

import dev.tayberry.runtime.module.Modules;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.Value;

/** A module that a program's life hangs on while it is being loaded. On the loop's thread. */
final class Loading implements Modules.Outcome {
  private final CompletableFuture<Value> exports;
  private final Uncaught uncaught;
  private final Runnable whenOver;
  private boolean pending = true;

  Loading(CompletableFuture<Value> exports, Uncaught uncaught, Runnable whenOver) {
    this.exports = exports;
    this.uncaught = uncaught;
    this.whenOver = whenOver;
  }

  boolean isPending() {
    return pending;
  }

  @Override
  public void loaded(Value value) {
    over();
    exports.complete(value);
  }

  @Override
  public void failed(Value thrown) {
    over();
    uncaught.thrown(thrown, null);
  }

  private void over() {
    pending = false;
    whenOver.run();
  }
}

package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import java.util.concurrent.CompletableFuture;

/** Hands on what node:test reports. */
final class TestHalf {
  private final NodeSetup setup;

  TestHalf(NodeSetup setup) {
    this.setup = setup;
  }

  /** A promise: when it settles, all tests of the file are known. */
  @Exported
  public CompletableFuture<?> loaded() {
    return setup.loaded().thenApply(namespace -> "");
  }

  @Exported
  public void report(TestEvent event) {
    setup.tests().accept(event);
  }
}

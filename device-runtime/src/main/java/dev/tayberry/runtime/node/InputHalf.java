package dev.tayberry.runtime.node;

import dev.tayberry.hal.Exported;
import dev.tayberry.hal.Hold;
import dev.tayberry.hal.Loop;
import org.jspecify.annotations.Nullable;

/** The native half of process.stdin. */
final class InputHalf {
  @FunctionalInterface
  interface WhenThere {
    void ask();
  }

  private final Input input;
  private final Loop loop;
  private @Nullable Hold hold;

  InputHalf(NodeSetup setup) {
    input = setup.in();
    loop = setup.loop();
  }

  /** What has come, none for the end; or null, and {@code whenThere} asks again in time. */
  @Exported
  byte @Nullable [] take(WhenThere whenThere) {
    return input.take(() -> loop.post(whenThere::ask));
  }

  /** Whether it keeps the program running. */
  @Exported
  void hold(boolean wanted) {
    if (wanted && hold == null) {
      hold = loop.hold("standard input");
    } else if (!wanted && hold != null) {
      hold.release();
      hold = null;
    }
  }
}

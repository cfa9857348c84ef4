package dev.tayberry.runtime;

import dev.tayberry.hal.Exported;
import dev.tayberry.runtime.node.Input;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A standard input at which the program itself types, so that its test needs nobody else. */
final class Keyboard implements Input {
  private final Deque<byte[]> typed = new ArrayDeque<>();
  private @Nullable Runnable whenThere;
  private int asked;

  @Override
  public byte @Nullable [] take(Runnable whenThere) {
    asked++;
    this.whenThere = whenThere;
    return typed.poll();
  }

  @Override
  public boolean isTerminal() {
    return false;
  }

  /** One piece; the empty one is the end. */
  @Exported
  void type(byte[] bytes) {
    typed.add(bytes);
    Runnable told = whenThere;
    whenThere = null;
    if (told != null) {
      told.run();
    }
  }

  /** How often the program wanted to have something. */
  @Exported
  int asked() {
    return asked;
  }
}

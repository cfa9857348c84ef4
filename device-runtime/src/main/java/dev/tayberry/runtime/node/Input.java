package dev.tayberry.runtime.node;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a program's standard input comes from. */
public interface Input {
  /** Ends at once: of programs that nobody outside can tell anything. */
  Input NONE =
      new Input() {
        @Override
        public byte[] take(Runnable whenThere) {
          return new byte[0];
        }

        @Override
        public boolean isTerminal() {
          return false;
        }
      };

  /**
   * What has come since, none for the end. Does not wait: where nothing is there, {@code whenThere}
   * runs once something is, on some thread, and it is asked again. Who asked last is told; what he
   * does not take is there for the next.
   *
   * @return null if nothing has come yet
   */
  byte @Nullable [] take(Runnable whenThere);

  /** Whether a person types it. */
  boolean isTerminal();

  /** This process's own, which its programs have one after the other. */
  static Input standard() {
    return StandardInput.INPUT;
  }

  /** Read on a thread of its own, and only once somebody asks. */
  static Input of(InputStream stream) {
    return new ReadInput(stream, () -> false);
  }
}

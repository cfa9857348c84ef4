package dev.tayberry.hal;

import java.util.List;

/**
 * Watches over a program's outputs from outside its script: whatever the manifest's safety section
 * says of a pin holds, also when the script does not come back. Any thread may call.
 */
@FunctionalInterface
public interface Guard {
  /** Lets everything be, for programs whose manifest asks for nothing. */
  Guard NONE =
      (pin, output, away) ->
          new Watched() {
            @Override
            public void write(boolean leaves, Runnable write) {
              write.run();
            }

            @Override
            public void close() {}
          };

  /** An output as the guard acts on it, from a thread of its own. */
  interface Output {
    /** Goes to its safe level now, without waiting for anything. Nothing is written afterwards. */
    void makeSafe();

    /** After that, so that the app hears why; whatever it costs is done elsewhere. */
    void tripped(HalException why);

    /**
     * Whether what hangs on it has come to rest, after {@link #makeSafe()}: asked of a serial port
     * again and again, while a pin holds its level for it.
     *
     * @param nanos now, by the clock that times what the port receives
     */
    default boolean isAtRest(long nanos) {
      return true;
    }
  }

  /** An output's place under the guard. Closing it is idempotent, and no trip. */
  interface Watched extends AutoCloseable {
    /**
     * Runs the write, unless a rule forbids it. After a trip a write of the safe level does
     * nothing: it is there already.
     *
     * @param away whether the output is away from its safe level afterwards
     * @throws HalException ERR_INTERLOCK where another output of its group is on, or was a moment
     *     ago; ERR_TRIPPED after a trip
     */
    void write(boolean away, Runnable write);

    /**
     * Runs what gives the output back, and thereby puts it on its safe level: now, or, where a trip
     * holds its level for something that still moves, once that rests.
     */
    default void close(Runnable shut) {
      try {
        shut.run();
      } finally {
        close();
      }
    }

    /** The output is on its safe level, and nobody's any more. */
    @Override
    void close();
  }

  /**
   * One of several outputs that change together.
   *
   * @param away whether it is away from its safe level afterwards
   */
  record Change(Watched watched, boolean away) {}

  /** A write of several outputs at once. */
  @FunctionalInterface
  interface Together {
    /**
     * Writes them.
     *
     * @param safeFirst whether those that go safe must be there before the others leave
     */
    void write(boolean safeFirst);
  }

  /**
   * As {@link Watched#write}, for outputs of this guard that change together: rules are asked how
   * all are afterwards.
   */
  default void write(List<Change> changes, Together write) {
    if (changes.isEmpty()) {
      write.write(false);
      return;
    }
    Change first = changes.getFirst();
    List<Change> rest = changes.subList(1, changes.size());
    first.watched().write(first.away(), () -> write(rest, write));
  }

  /**
   * Takes an output under guard; before it is opened, so that its first level counts as well.
   *
   * @param pin its name in the manifest
   * @param away whether it starts away from its safe level
   * @throws HalException ERR_INTERLOCK as {@link Watched#write} does
   */
  Watched watch(String pin, Output output, boolean away);

  /**
   * Takes a serial port under guard that has something to say when the script cannot.
   *
   * @param port its name in the manifest
   */
  default Watched watchPort(String port, Output output) {
    return NONE.watch(port, output, false);
  }
}

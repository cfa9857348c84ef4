package dev.tayberry.hal;

/**
 * Watches over a program's outputs from outside its script: whatever the manifest's safety section
 * says of a pin holds, also when the script does not come back. Any thread may call.
 */
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
  }

  /** An output's place under the guard. Closing it is idempotent, and no trip. */
  interface Watched extends AutoCloseable {
    /**
     * Runs the write, unless a rule forbids it.
     *
     * @param away whether the output is away from its safe level afterwards
     * @throws HalException ERR_INTERLOCK where another output of its group is on, or was a moment
     *     ago; ERR_TRIPPED after a trip
     */
    void write(boolean away, Runnable write);

    @Override
    void close();
  }

  /**
   * Takes an output under guard; before it is opened, so that its first level counts as well.
   *
   * @param pin its name in the manifest
   * @param away whether it starts away from its safe level
   */
  Watched watch(String pin, Output output, boolean away);
}

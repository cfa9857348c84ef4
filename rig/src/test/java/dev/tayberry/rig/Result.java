package dev.tayberry.rig;

/** What a command in the machine came to. */
record Result(int exit, String out, String err) {
  /** Refuses unless it exited with 0. */
  Result ok() {
    if (exit != 0) {
      throw new AssertionError("exit code " + exit + "\n--- out\n" + out + "--- err\n" + err);
    }
    return this;
  }

  /** What it printed, without the last line's end. */
  String text() {
    return ok().out().stripTrailing();
  }
}

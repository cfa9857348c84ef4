package dev.tayberry.deploy.run;

import dev.tayberry.deploy.plan.Step;

/** Who follows a plan while it is carried out. Called from several threads, one at a time. */
public interface Progress {
  Progress NONE = new Progress() {};

  default void step(Step step) {}

  /**
   * Bytes of files so far, and those that went over the wire for them.
   *
   * @param of how many there are in all
   */
  default void uploaded(long bytes, long of, long sent) {}

  default void done() {}
}

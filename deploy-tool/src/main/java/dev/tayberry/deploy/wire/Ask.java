package dev.tayberry.deploy.wire;

import org.jspecify.annotations.Nullable;

/** Who answers questions: a person at a terminal, or nobody. */
public interface Ask {
  /** Whether anybody is there. */
  boolean canAnswer();

  boolean yes(String question);

  /** Not shown while it is typed; null where it was refused. */
  @Nullable String secret(String prompt);

  /** A line for people. */
  void say(String line);
}

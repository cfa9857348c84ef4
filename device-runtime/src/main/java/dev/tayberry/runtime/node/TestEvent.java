package dev.tayberry.runtime.node;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a test of {@code node:test}.
 *
 * @param name the test's own name; of a diagnostic its text
 * @param nesting 0 for a test of the file, 1 for a test within it, and so on
 * @param suite whether it is a describe
 * @param milliseconds how long it took, in the loop's time
 * @param note why it was skipped or is still to be done
 * @param error what it failed with: message and stack, as a person reads it
 */
public record TestEvent(
    Kind kind,
    String name,
    int nesting,
    boolean suite,
    double milliseconds,
    @Nullable String note,
    @Nullable String error) {

  /** START comes before a test's own children, END once, when the file has no more tests. */
  public enum Kind {
    START,
    PASS,
    FAIL,
    SKIP,
    TODO,
    DIAGNOSTIC,
    END
  }
}

package dev.tayberry.simulator.scenario;

/** Something that is so, or not yet. */
interface Condition {
  /** Says what is wrong with its names. */
  void check(Stage stage);

  boolean holds(Stage stage);

  /** As in "pin led is 1". */
  String expected();

  /** As in "it was 0". */
  String was(Stage stage);

  /** Whether no event tells that it may hold now. */
  default boolean isPolled() {
    return false;
  }
}

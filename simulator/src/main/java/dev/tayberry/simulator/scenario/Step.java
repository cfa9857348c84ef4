package dev.tayberry.simulator.scenario;

/** One step. */
interface Step {
  /** Where it stands. */
  Given given();

  /** As the file says it, in one line. */
  default String words() {
    return given().key() + ": " + given().shown();
  }

  /** Says what is wrong with its names, before anything is done. */
  default void check(Stage stage) {}

  /** Whether it only looks on: what the app sent before it still counts for the next one. */
  default boolean looksOn() {
    return false;
  }

  /** Does it; {@code done} is run when the next one may begin. */
  void begin(Stage stage, Runnable done);
}

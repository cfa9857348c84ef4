package dev.tayberry.simulator.scenario;

/** {@code sleep: 10s}, of simulated time. */
record SleepStep(Given given) implements Step {
  SleepStep {
    given.duration();
  }

  /** What came meanwhile is an answer to what was done before. */
  @Override
  public boolean looksOn() {
    return true;
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    stage.after(given.duration(), done);
  }
}

package dev.tayberry.simulator.scenario;

/** <code>set: { distance.distance: 720 }</code>: parts' controls and their new values. */
record SetStep(Given given) implements Step {
  SetStep {
    given.map();
  }

  @Override
  public void check(Stage stage) {
    given.map().forEach((name, value) -> stage.parts().control(value, name));
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    given
        .map()
        .forEach(
            (name, value) -> stage.set(value, stage.parts().control(value, name), value.json()));
    done.run();
  }
}

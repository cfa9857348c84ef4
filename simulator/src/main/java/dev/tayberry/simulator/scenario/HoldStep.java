package dev.tayberry.simulator.scenario;

import com.google.gson.JsonPrimitive;

/** {@code hold: button} and {@code release: button}. */
record HoldStep(Given given, boolean down) implements Step {
  @Override
  public void check(Stage stage) {
    PartsOfRig.Place control = stage.parts().pressed(given, given.text());
    if (!stage.parts().kind(control).equals("hold")) {
      throw given.wrong(
          "%s cannot be held, it is a %s; use set:"
              .formatted(given.text(), stage.parts().kind(control)));
    }
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    stage.set(given, stage.parts().pressed(given, given.text()), new JsonPrimitive(down));
    done.run();
  }
}

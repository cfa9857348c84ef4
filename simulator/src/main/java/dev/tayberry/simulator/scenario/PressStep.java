package dev.tayberry.simulator.scenario;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code press: button}: down, and up again after a while. */
record PressStep(Given given, @Nullable Duration lasts) implements Step {
  private static final Duration USUAL = Duration.ofMillis(100);

  @Override
  public void check(Stage stage) {
    stage.parts().pressed(given, given.text());
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    PartsOfRig.Place control = stage.parts().pressed(given, given.text());
    if (stage.parts().kind(control).equals("push")) {
      stage.set(given, control, JsonNull.INSTANCE);
      done.run();
      return;
    }
    stage.set(given, control, new JsonPrimitive(true));
    stage.after(
        lasts == null ? USUAL : lasts,
        () -> {
          stage.set(given, control, new JsonPrimitive(false));
          done.run();
        });
  }
}

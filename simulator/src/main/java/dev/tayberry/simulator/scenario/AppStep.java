package dev.tayberry.simulator.scenario;

import java.util.List;

/** {@code app: stop}: with a signal, as a supervisor does; kill, start and restart likewise. */
record AppStep(Given given) implements Step {
  private static final List<String> WORDS = List.of("start", "stop", "kill", "restart");

  AppStep {
    if (!WORDS.contains(given.text())) {
      throw given.wrong(Given.unknown("such thing as app: " + given.text(), given.text(), WORDS));
    }
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    switch (given.text()) {
      case "start" -> start(stage, done);
      case "stop" -> end(stage, "SIGTERM", done);
      case "kill" -> end(stage, "SIGKILL", done);
      default -> end(stage, "SIGTERM", () -> start(stage, done));
    }
  }

  private void start(Stage stage, Runnable done) {
    if (stage.app().isRunning()) {
      throw given.wrong("the app is running already; stop it first, or use app: restart");
    }
    stage.startApp(done);
  }

  private void end(Stage stage, String signal, Runnable done) {
    if (!stage.app().isRunning()) {
      throw given.wrong("the app is not running");
    }
    stage.endApp(signal, done);
  }
}

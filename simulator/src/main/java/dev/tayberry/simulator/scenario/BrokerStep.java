package dev.tayberry.simulator.scenario;

import java.util.List;

/** {@code broker: stop}: everybody is dropped, and nobody let in until {@code broker: start}. */
record BrokerStep(Given given) implements Step {
  private static final List<String> WORDS = List.of("stop", "start");

  BrokerStep {
    if (!WORDS.contains(given.text())) {
      throw given.wrong(
          Given.unknown("such thing as broker: " + given.text(), given.text(), WORDS));
    }
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    if (given.text().equals("stop")) {
      stage.world().broker().stop();
    } else {
      stage.world().broker().start();
    }
    done.run();
  }
}

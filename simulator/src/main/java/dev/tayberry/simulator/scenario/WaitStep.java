package dev.tayberry.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code wait}, until something is so, with a limit; {@code expect}, that it is so now. */
final class WaitStep implements Step {
  private static final Duration USUAL = Duration.ofSeconds(10);

  /** What only JavaScript knows is looked at so often. */
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Given given;
  private final Condition condition;
  private final Duration within;

  private WaitStep(Given given, Condition condition, Duration within) {
    this.given = given;
    this.condition = condition;
    this.within = within;
  }

  static WaitStep waiting(Given given) {
    List<String> known = new ArrayList<>(Conditions.KEYS);
    known.add("within");
    Map<String, Given> keys = given.map(known);
    Duration within = keys.containsKey("within") ? keys.get("within").duration() : USUAL;
    return new WaitStep(given, Conditions.read(given, keys), within);
  }

  static WaitStep expecting(Given given) {
    return new WaitStep(given, Conditions.read(given, given.map(Conditions.KEYS)), Duration.ZERO);
  }

  @Override
  public Given given() {
    return given;
  }

  @Override
  public boolean looksOn() {
    return true;
  }

  @Override
  public void check(Stage stage) {
    condition.check(stage);
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    if (condition.holds(stage)) {
      done.run();
    } else if (within.isZero()) {
      throw late(stage);
    } else {
      new Waiting(stage, done).begin();
    }
  }

  private ScenarioException late(Stage stage) {
    return given.wrong(
        "%s: expected %s%s, but %s"
            .formatted(
                given.key(),
                condition.expected(),
                within.isZero() ? "" : " within " + Times.text(within),
                condition.was(stage)));
  }

  /** Looks at every event, and where that does not tell, every few milliseconds. */
  private final class Waiting {
    private final Stage stage;
    private final Runnable done;
    private boolean looking;
    private boolean over;

    Waiting(Stage stage, Runnable done) {
      this.stage = stage;
      this.done = done;
    }

    void begin() {
      stage.memory().whenNew(this::lookSoon);
      // The limit is set first: of two timers at one moment the one set first runs first.
      stage.after(within, this::timeIsOver);
      if (condition.isPolled()) {
        lookLater();
      }
    }

    private void lookSoon() {
      if (!looking && !over) {
        looking = true;
        stage.soon(this::look);
      }
    }

    private void lookLater() {
      stage.after(
          LOOK,
          () -> {
            look();
            if (!over) {
              lookLater();
            }
          });
    }

    private void look() {
      looking = false;
      if (!over && condition.holds(stage)) {
        end();
        done.run();
      }
    }

    private void timeIsOver() {
      look();
      if (!over) {
        end();
        throw late(stage);
      }
    }

    private void end() {
      over = true;
      stage.memory().whenNew(() -> {});
    }
  }
}

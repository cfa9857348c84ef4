package dev.tayberry.simulator.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.tayberry.hal.serial.SimulatedUart;
import dev.tayberry.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * <code>fault: { broker: stop, for: 10s }</code>: something breaks, and is well again after a while
 * if it says for how long. The next step does not wait for that.
 */
final class FaultStep implements Step {
  private static final List<String> SUBJECTS =
      List.of("part", "serial", "broker", "network", "clock", "board");
  private static final List<String> OF_SERIAL = List.of("noise", "lose", "unplug");

  private final Given given;
  private final Map<String, Given> keys;
  private final Given subject;
  private final @Nullable Duration lasts;

  FaultStep(Given given) {
    this.given = given;
    keys = given.map();
    subject = Steps.theOne(given, keys, SUBJECTS);
    Given time = keys.get("for");
    lasts = time == null ? null : time.duration();
    List<String> known =
        switch (subject.key()) {
          case "part" -> List.copyOf(keys.keySet());
          case "serial" -> List.of("serial", "noise", "lose", "unplug", "for");
          default -> List.of(subject.key(), "for");
        };
    given.map(known);
    readable();
  }

  /** What can be known of it before it is done. */
  private void readable() {
    switch (subject.key()) {
      case "part" -> what(keys.keySet().stream().filter(k -> !k.matches("part|for")).toList());
      case "serial" -> {
        Given what = what(OF_SERIAL);
        if (what.key().equals("unplug")) {
          unplugged(what);
        } else if (!(what.number() >= 0 && what.number() <= 1)) {
          throw what.wrong(what.key() + " is a share of the bytes from 0 to 1, got " + what.text());
        }
      }
      case "broker" -> word(List.of("stop", "start"));
      case "network" -> subject.duration();
      case "clock" -> jump();
      default -> word(List.of("brown-out"));
    }
  }

  private Given what(List<String> names) {
    return Steps.theOne(given, keys, names);
  }

  private void word(List<String> words) {
    if (!words.contains(subject.text())) {
      throw subject.wrong(Given.unknown("such fault as " + shown(), subject.text(), words));
    }
  }

  private String shown() {
    return subject.key() + ": " + subject.shown();
  }

  /** {@code unplug: 5s}, or {@code unplug: true}. */
  private static @Nullable Duration unplugged(Given what) {
    Duration time = what.asDuration();
    if (time == null && !what.bool()) {
      throw what.wrong("unplug is true or a time, such as 5s");
    }
    return time;
  }

  private Duration jump() {
    Given by = subject.map(List.of("jump")).get("jump");
    if (by == null) {
      throw subject.wrong("a clock needs jump: 1h, or -1h for back");
    }
    return by.signedDuration();
  }

  @Override
  public Given given() {
    return given;
  }

  @Override
  public void check(Stage stage) {
    if (subject.key().equals("part")) {
      stage.parts().control(subject, control().part() + "." + control().name());
    } else if (subject.key().equals("serial")) {
      stage.port(subject, subject.text());
    }
  }

  private PartsOfRig.Place control() {
    Given what = what(keys.keySet().stream().filter(k -> !k.matches("part|for")).toList());
    return new PartsOfRig.Place(subject.text(), what.key());
  }

  @Override
  public void begin(Stage stage, Runnable done) {
    World world = stage.world();
    switch (subject.key()) {
      case "part" -> part(stage);
      case "serial" -> serial(stage);
      case "broker" -> {
        if (subject.text().equals("stop")) {
          world.broker().stop();
          later(stage, lasts, () -> world.broker().start());
        } else {
          world.broker().start();
        }
      }
      case "network" -> {
        world.networkDelay(subject.duration());
        later(stage, lasts, () -> world.networkDelay(Duration.ZERO));
      }
      case "clock" -> {
        world.loop().setBy(jump());
        later(stage, lasts, () -> world.loop().setBy(jump().negated()));
      }
      default -> world.brownOut(lasts == null ? Duration.ofSeconds(1) : lasts);
    }
    done.run();
  }

  private static void later(Stage stage, @Nullable Duration lasts, Runnable end) {
    if (lasts != null) {
      stage.after(lasts, end);
    }
  }

  /** A switch that is given a time is on for so long. */
  private void part(Stage stage) {
    PartsOfRig.Place control = control();
    Given value = Objects.requireNonNull(keys.get(control.name()));
    Duration time = value.asDuration();
    boolean isSwitch = stage.parts().kind(control).matches("switch|hold");
    JsonElement on = isSwitch && time != null ? new JsonPrimitive(true) : value.json();
    JsonElement before = isSwitch ? new JsonPrimitive(false) : stage.parts().standOf(control);
    stage.set(value, control, on);
    later(stage, isSwitch && time != null ? time : lasts, () -> stage.set(value, control, before));
  }

  private void serial(Stage stage) {
    SimulatedUart uart = stage.world().uart(stage.port(subject, subject.text()));
    Given what = what(OF_SERIAL);
    switch (what.key()) {
      case "noise" -> {
        uart.disturbance().noise(what.number());
        later(stage, lasts, () -> uart.disturbance().noise(0));
      }
      case "lose" -> {
        uart.disturbance().loss(what.number());
        later(stage, lasts, () -> uart.disturbance().loss(0));
      }
      default -> {
        uart.unplug();
        Duration time = unplugged(what);
        later(stage, time == null ? lasts : time, uart::plug);
      }
    }
  }
}

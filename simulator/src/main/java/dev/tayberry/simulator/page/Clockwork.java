package dev.tayberry.simulator.page;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.tayberry.hal.Clock;
import dev.tayberry.runtime.loop.SteeredTime;
import dev.tayberry.simulator.record.Event;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The world's time as a person steers it. */
final class Clockwork implements Consumer<Event> {
  /** A step ends here if nothing happens. */
  private static final Duration LONGEST_STEP = Duration.ofHours(1);

  private static final double SLOWEST = 0.01;
  private static final double FASTEST = 1000;

  private final World world;
  private final @Nullable SteeredTime time;
  private boolean steps;
  private Clock.Timer limit = () -> {};

  /**
   * @param time null where it is the real one, and nobody's to steer
   */
  Clockwork(World world, @Nullable SteeredTime time) {
    this.world = world;
    this.time = time;
  }

  /** In an object that the caller has begun. */
  void write(JsonWriter out) throws IOException {
    out.name("now").value(world.age().toNanos() / 1e6);
    if (time != null) {
      out.name("speed");
      if (Double.isInfinite(time.speed())) {
        out.value("max");
      } else {
        out.value(time.speed());
      }
      out.name("paused").value(time.isPaused() || steps);
    }
  }

  /** What is wrong with it, else empty. */
  String steer(JsonObject command) {
    if (time == null) {
      return "a real device is connected (--serial), which keeps its own time";
    }
    if (command.has("speed")) {
      Double speed = speed(command.get("speed").getAsString());
      if (speed == null) {
        return "the speed is 0.01 to 1000, or max";
      }
      time.speed(speed);
    }
    if (command.has("paused")) {
      stop();
      if (!command.get("paused").getAsBoolean()) {
        time.resume();
      }
    }
    if (command.has("step")) {
      step(time);
    }
    return "";
  }

  private static @Nullable Double speed(String text) {
    if (text.equals("max")) {
      return SteeredTime.NO_LIMIT;
    }
    try {
      double speed = Double.parseDouble(text);
      return speed >= SLOWEST && speed <= FASTEST ? speed : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** On to the next thing that happens. */
  private void step(SteeredTime steered) {
    steps = true;
    limit.cancel();
    limit = world.loop().after(LONGEST_STEP, this::stop);
    steered.seek();
  }

  private void stop() {
    limit.cancel();
    steps = false;
    if (time != null) {
      time.pause();
    }
  }

  @Override
  public void accept(Event event) {
    // Clients come and go over the network, in their own time.
    if (steps && !(event instanceof Event.Client)) {
      stop();
    }
  }
}

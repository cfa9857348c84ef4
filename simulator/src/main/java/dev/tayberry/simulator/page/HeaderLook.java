package dev.tayberry.simulator.page;

import com.google.gson.stream.JsonWriter;
import dev.tayberry.board.HeaderPin;
import dev.tayberry.board.Line;
import dev.tayberry.hal.gpio.SimulatedGpio;
import dev.tayberry.hal.pwm.SimulatedPwm;
import dev.tayberry.simulator.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of the header as they are, and what of them has changed since the last look. */
final class HeaderLook {
  private record Seen(SimulatedGpio.Look line, SimulatedPwm.@Nullable Pulses pulses) {}

  private final World world;
  private final List<String> names;
  private final Map<String, Seen> told = new HashMap<>();

  HeaderLook(World world) {
    this.world = world;
    names =
        world.board().header().stream()
            .map(HeaderPin::name)
            .flatMap(name -> world.board().line(name).stream())
            .map(Line::name)
            .toList();
  }

  /** An object, empty where nothing has changed; whether it is not. */
  boolean write(JsonWriter out, boolean all) throws IOException {
    boolean changed = false;
    out.beginObject();
    for (String name : names) {
      Seen seen = new Seen(world.gpio().look(name), world.pwm().pulses(name).orElse(null));
      if (all || !seen.equals(told.put(name, seen))) {
        changed = true;
        told.put(name, seen);
        write(out.name(name), seen);
      }
    }
    out.endObject();
    return changed;
  }

  private static void write(JsonWriter out, Seen seen) throws IOException {
    var line = seen.line;
    out.beginObject().name("level").value(line.level());
    if (!line.direction().isEmpty()) {
      out.name("direction").value(line.direction());
    }
    if (!line.pull().isEmpty()) {
      out.name("pull").value(line.pull());
    }
    if (line.driven()) {
      out.name("driven").value(true);
    }
    if (line.holder() != null) {
      out.name("holder").value(line.holder());
    }
    if (seen.pulses != null) {
      out.name("hz").value(seen.pulses.frequency()).name("duty").value(seen.pulses.duty());
    }
    out.endObject();
  }
}

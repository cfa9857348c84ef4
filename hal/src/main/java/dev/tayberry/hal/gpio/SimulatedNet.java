package dev.tayberry.hal.gpio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines that a wire joins, and the one level they have: a line alone is a net of one. */
final class SimulatedNet {
  private static final int LOW = 1;
  private static final int HIGH = 2;
  private static final int BOTH = LOW | HIGH;

  final List<SimulatedLine> lines = new ArrayList<>();
  boolean shorted;

  SimulatedNet(SimulatedLine line) {
    lines.add(line);
  }

  /** The strongest opinion wins: a chip's output, the world, a pull, the boot-time pull. */
  int level() {
    int outputs = opinions(SimulatedLine::driven);
    if (outputs != 0) {
      return outputs == HIGH ? 1 : 0; // of two that fight, the one to ground mostly wins
    }
    int drivers = driverOpinions();
    if (drivers != 0) {
      return drivers == HIGH ? 1 : 0; // as above
    }
    int pulls = opinions(SimulatedLine::pulled);
    if (pulls == 0) {
      pulls = opinions(SimulatedLine::bootPulled);
    }
    // What nobody or everybody pulls floats; here it stays as it was, so that a run repeats.
    return pulls == LOW ? 0 : pulls == HIGH ? 1 : lines.getFirst().level;
  }

  /** Whether two drive it to different levels, which on a board is a short circuit. */
  boolean conflict() {
    return (opinions(SimulatedLine::driven) | driverOpinions()) == BOTH;
  }

  /** Who drives it to this level. */
  String whoDrives(int level) {
    return lines.stream()
        .flatMap(line -> line.whoDrives(level))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private int driverOpinions() {
    int seen = 0;
    for (var line : lines) {
      for (int level : line.drivers.values()) {
        seen |= level == 0 ? LOW : HIGH;
      }
    }
    return seen;
  }

  private int opinions(Function<SimulatedLine, @Nullable Integer> opinion) {
    int seen = 0;
    for (var line : lines) {
      Integer level = opinion.apply(line);
      if (level != null) {
        seen |= level == 0 ? LOW : HIGH;
      }
    }
    return seen;
  }
}

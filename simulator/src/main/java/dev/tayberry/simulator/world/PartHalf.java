package dev.tayberry.simulator.world;

import dev.tayberry.board.NearName;
import dev.tayberry.hal.Exported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The native half of what sim:parts share. */
final class PartHalf {
  /** What somebody who mistyped most likely meant, if anything. */
  @Exported
  @Nullable String near(String wanted, List<String> names) {
    return NearName.of(wanted, names).orElse(null);
  }
}

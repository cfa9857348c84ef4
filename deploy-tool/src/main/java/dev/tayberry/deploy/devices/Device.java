package dev.tayberry.deploy.devices;

import dev.tayberry.deploy.wire.Target;
import org.jspecify.annotations.Nullable;

/**
 * A device as the user speaks of it.
 *
 * @param name from the file, or the target itself
 * @param board where the file says what it is
 */
public record Device(String name, Target target, @Nullable String board) {
  static Device ofTarget(String target) {
    return new Device(target, Target.parse(target), null);
  }
}

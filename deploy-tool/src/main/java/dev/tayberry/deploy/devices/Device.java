package dev.tayberry.deploy.devices;

import dev.tayberry.deploy.wire.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as the user speaks of it.
 *
 * @param name from the file, or the target itself
 * @param board where the file says what it is
 * @param env settings of its apps, by their names; null where the file is silent on all settings
 */
public record Device(
    String name, Target target, @Nullable String board, @Nullable Map<String, Source> env) {
  static Device ofTarget(String target) {
    return new Device(target, Target.parse(target), null, null);
  }

  Device with(@Nullable Map<String, Source> settings) {
    return new Device(name, target, board, settings);
  }
}

package dev.tayberry.runtime.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the unit file gives an app.
 *
 * @param app its folder; where that is a link, what it points at may change between two starts
 * @param data its data folder, the unit's {@code StateDirectory}
 * @param run for its control socket, the unit's {@code RuntimeDirectory}; null for none
 * @param supervisor the notify socket
 * @param watchdog how often the supervisor wants a sign of life; null for never
 * @param board named by hand, against all others
 */
record Surroundings(
    Path app,
    Path data,
    @Nullable Path run,
    @Nullable String supervisor,
    @Nullable Duration watchdog,
    @Nullable String board,
    Map<String, String> env) {

  /** From the variables that systemd sets. */
  static Surroundings of(Path app, Map<String, String> env, long pid) {
    return new Surroundings(
        app,
        folder(env.get("STATE_DIRECTORY")).orElse(app.resolve(".tayberry/data")),
        folder(env.get("RUNTIME_DIRECTORY")).orElse(null),
        env.get("NOTIFY_SOCKET"),
        watchdog(env, pid),
        env.get("TAY_BOARD"),
        env);
  }

  /** Of several the first. */
  private static Optional<Path> folder(@Nullable String folders) {
    return folders == null || folders.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(folders.split(":", 2)[0]));
  }

  /** Null as well where it is another process that the supervisor watches. */
  private static @Nullable Duration watchdog(Map<String, String> env, long pid) {
    String watched = env.get("WATCHDOG_PID");
    String micros = env.getOrDefault("WATCHDOG_USEC", "");
    boolean another = watched != null && !watched.equals(Long.toString(pid));
    if (another || !micros.matches("[0-9]{1,15}") || Long.parseLong(micros) < 2000) {
      return null;
    }
    return Duration.ofNanos(Long.parseLong(micros) * 1000);
  }
}

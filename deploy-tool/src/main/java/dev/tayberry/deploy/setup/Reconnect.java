package dev.tayberry.deploy.setup;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.wire.Wire;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * The way back to a device that is starting anew.
 *
 * @param connect fails for as long as it is away
 * @param pause a few seconds
 */
public record Reconnect(Supplier<Wire> connect, Runnable pause) {
  private static final int TRIES = 60;

  /**
   * Waits for it.
   *
   * @param boot what it had for the id of its last start
   * @return what it says of itself now
   */
  Facts after(String name, String boot) {
    String last = "it has not restarted";
    for (int tries = 0; tries < TRIES; tries++) {
      pause.run();
      try (Wire wire = connect.get()) {
        Facts facts = Look.at(wire, SystemFiles.paths());
        if (!facts.is("boot.id", boot)) {
          return facts;
        }
      } catch (Failure | IOException e) {
        last = String.valueOf(e.getMessage());
      }
    }
    throw new Failure(
        name
            + " is not back after five minutes ("
            + last
            + "); look at its screen or lights. Its config.txt from before lies beside the new one, as config.txt.before-tayberry [ETIMEDOUT]");
  }
}

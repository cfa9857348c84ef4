package dev.tayberry.hal.machine;

import org.jspecify.annotations.Nullable;

/**
 * One thing of a peripheral that a machine has, or could have.
 *
 * @param name as manifests say it, {@code UART2}; a device's path where the board has no name for
 *     it
 * @param device its file, where it has one
 * @param text what is to say about its state; empty where there is nothing
 * @param cure what to do so that an app can use it; null where it can, or nothing helps
 */
public record Part(
    String name, State state, @Nullable String device, String text, @Nullable String cure) {

  /** Whether an app could open it now. */
  public enum State {
    /** It could. */
    ON,
    /** Not switched on. */
    OFF,
    /** The system uses it itself. */
    TAKEN,
    /** This user may not. */
    DENIED
  }

  static Part on(String name, @Nullable String device, String text) {
    return new Part(name, State.ON, device, text, null);
  }
}

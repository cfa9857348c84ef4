package dev.tayberry.runtime.safety;

import java.util.List;

/**
 * Outputs were put on their safe level, and stay there until they are opened anew.
 *
 * @param pins those that were away from it, and serial ports that were told to stop
 * @param message what happened, for a person
 * @param time milliseconds since 1970
 */
public record Trip(Reason reason, List<String> pins, String message, long time) {
  public Trip {
    pins = List.copyOf(pins);
  }
}
